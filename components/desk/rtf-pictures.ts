const TYPES: Readonly<Record<string, string>> = { pngblip: 'image/png', jpegblip: 'image/jpeg' }
const LARGEST = 20_000_000

/**
 * The pictures that Word and WPS put into RTF (RTF 1.9.1, “Pictures”), in the text's order: their bytes as hexadecimal
 * figures in a group `\pict`. Those in `\nonshppict` are the same once more, for older programs.
 */
export function rtfPictures(rtf: string): Blob[] {
  const found: Blob[] = []
  const opening = /(?<!\\)\{\\(?:\*\\shppict\s*\{\\)?pict\b/g
  for (let match = opening.exec(rtf); match; match = opening.exec(rtf)) {
    const end = endOfGroup(rtf, opening.lastIndex)
    const group = rtf.slice(opening.lastIndex, end)
    const type = TYPES[/\\(pngblip|jpegblip)\b/.exec(group.slice(0, 4_000))?.[1] ?? '']
    const isRepeated = /\{\\nonshppict\s*$/.test(rtf.slice(Math.max(0, match.index - 20), match.index))
    const bytes = type && !isRepeated ? bytesOf(group) : null
    if (type && bytes) found.push(new Blob([bytes], { type }))
    opening.lastIndex = end
  }
  return found
}

/** Where the group ends that has begun before this place. */
function endOfGroup(rtf: string, start: number): number {
  const sign = /\\[{}\\]|[{}]/g
  sign.lastIndex = start
  let depth = 1
  for (let match = sign.exec(rtf); match; match = sign.exec(rtf)) {
    if (match[0] === '{') depth += 1
    if (match[0] === '}') depth -= 1
    if (depth === 0) return match.index
  }
  return rtf.length
}

/** The bytes at the end of the group, behind its inner groups and its control words. */
function bytesOf(group: string): Uint8Array<ArrayBuffer> | null {
  const tail = group.slice(group.lastIndexOf('}') + 1)
  const words = tail.slice(Math.max(0, tail.lastIndexOf('\\')))
  const digits = words.replace(/^\\[a-z]+(?:-?\d+)? ?/, '').replace(/\s/g, '')
  if (/[^0-9a-f]/i.test(digits)) return null
  if (digits.length < 16 || digits.length % 2 > 0 || digits.length > 2 * LARGEST) return null
  const bytes = new Uint8Array(digits.length / 2)
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16)
  return bytes
}
