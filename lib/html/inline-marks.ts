/** What is said of words beside what they say. Underlined words are emphasised ones. */
export type InlineMark = 'strong' | 'em' | 's' | 'sup' | 'sub'

/** The marks from the outermost inwards. */
export const inlineMarks: readonly InlineMark[] = ['strong', 'em', 's', 'sup', 'sub']

const byName: Readonly<Record<string, InlineMark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: 'em',
  s: 's',
  strike: 's',
  sup: 'sup',
  sub: 'sub',
}

/** A property, the values that give a mark, and those that take it back. */
const byStyle: readonly [property: string, mark: InlineMark, on: RegExp, off: RegExp | null][] = [
  ['font-weight', 'strong', /^(?:bold|bolder|[6-9]00)\b/, /^(?:normal|lighter|[1-5]00)\b/],
  ['font-style', 'em', /^(?:italic|oblique)/, /^normal/],
  ['vertical-align', 'sup', /^super/, /^baseline/],
  ['vertical-align', 'sub', /^sub\b/, /^baseline/],
  // A line that an element is drawn with cannot be taken away by one within it (CSS Text Decoration, §2.1).
  ['text-decoration', 's', /line-through/, null],
  ['text-decoration-line', 's', /line-through/, null],
  ['text-line-through', 's', /^(?:single|double)/, null],
  ['text-decoration', 'em', /underline/, null],
  ['text-decoration-line', 'em', /underline/, null],
  ['text-underline', 'em', /^(?!none)\S/, null],
]

const UNDERLINE = /^(?:text-decoration|text-decoration-line|text-underline)$/

/** The marks of an element's words: those around it, its own by name, and what its style says. */
export function marksWithin(
  element: Element,
  style: ReadonlyMap<string, string>,
  around: ReadonlySet<InlineMark>,
  isLinked: boolean,
): ReadonlySet<InlineMark> {
  const named = byName[element.localName]
  const isUnderline = element.localName === 'u'
  const marks = new Set(around)
  // Every link is underlined.
  if (named && !(isUnderline && isLinked)) marks.add(named)
  for (const [property, mark, on, off] of byStyle) {
    const value = style.get(property)
    if (value === undefined || (isLinked && mark === 'em' && UNDERLINE.test(property))) continue
    if (on.test(value)) marks.add(mark)
    else if (off?.test(value)) marks.delete(mark)
  }
  return marks
}
