/** Who cuts titles and summaries, and behind how many characters. Baidu counts widths: two Latin letters are as wide as
 *  one Chinese character. */
const cutters = {
  title: [
    { name: '公众号', most: 64, unit: 'characters' },
    { name: '百度', most: 30, unit: 'widths' },
  ],
  summary: [
    { name: '公众号', most: 120, unit: 'characters' },
    { name: '百度', most: 78, unit: 'widths' },
  ],
} as const

export type Cut = {
  name: string
  most: number
  /** The characters counted as this cutter does. */
  length: number
  /** Where the text is cut, in UTF-16 units; null where it is shown whole. */
  at: number | null
}

/** Where a title or a summary is cut. */
export function cutsOf(field: keyof typeof cutters, text: string): Cut[] {
  return cutters[field].map(({ name, most, unit }) => {
    let length = 0
    let units = 0
    let at: number | null = null
    for (const sign of text) {
      length += unit === 'widths' && /[\u0020-\u00ff]/.test(sign) ? 0.5 : 1
      if (length > most && at === null) at = units
      units += sign.length
    }
    return { name, most, length: Math.ceil(length), at }
  })
}
