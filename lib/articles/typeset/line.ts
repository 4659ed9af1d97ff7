import type { AnyNode } from '../body/spec.ts'

/** What stands for a node that is no text within a line. */
const BREAK = '\n'
const OTHER = '\ufffc'

/** The words of a paragraph or a heading in one text, each character with the number of the node that it is of. */
export type Line = {
  readonly text: string
  readonly owners: readonly number[]
  readonly nodes: readonly AnyNode[]
}

/** ASCII words that punctuation holds together: addresses, times, decimals, dates, file names, code. */
const HELD = new RegExp(
  [
    'https?:\\/\\/[\\x21-\\x7e]*[\\w/#=&-]',
    '`[^`\\n]*`',
    '[A-Za-z_]\\w*\\([\\x20-\\x7e]*?\\)',
    '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
    '\\w+(?:[.,:;/\\\\_@#?=&%!+~-]+\\w+)+',
  ].join('|'),
  'g',
)

export function lineOf(content: readonly AnyNode[]): Line {
  const pieces = content.map(({ type, text }) =>
    type === 'text' ? (text ?? '') : type === 'hardBreak' ? BREAK : OTHER,
  )
  const owners = pieces.flatMap((piece, at) => Array.from<number>({ length: piece.length }).fill(at))
  return { text: pieces.join(''), owners, nodes: content }
}

/** The line's content as nodes again. A character that was put in has the marks of the one it stands for. */
export function contentOf({ text, owners, nodes }: Line): AnyNode[] {
  const content: AnyNode[] = []
  for (let at = 0; at < text.length; ) {
    const owner = owners[at]
    let end = at + 1
    const node = nodes[owner ?? 0]
    while (node?.type === 'text' && end < text.length && owners[end] === owner) end += 1
    if (node) content.push(node.type === 'text' ? { ...node, text: text.slice(at, end) } : node)
    at = end
  }
  return content
}

export function sliced(line: Line, from: number, to?: number): Line {
  return { ...line, text: line.text.slice(from, to), owners: line.owners.slice(from, to) }
}

/** What a pattern finds in a text outside of addresses, numbers and code, and where. */
export function* foundIn(text: string, pattern: RegExp): Generator<{ found: string; index: number }> {
  const held = [...text.matchAll(HELD)].map(({ 0: words, index }) => [index, index + words.length] as const)
  let zone = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    while ((held[zone]?.[1] ?? Number.POSITIVE_INFINITY) <= index) zone += 1
    const [from = Number.POSITIVE_INFINITY] = held[zone] ?? []
    if (from >= index + found.length) yield { found, index }
  }
}

/** The line with what the pattern finds replaced, except within addresses, numbers and code. */
export function replaceIn(
  line: Line,
  pattern: RegExp,
  put: string | ((found: string, at: number) => string),
): Line {
  const pieces: string[] = []
  const owners: number[] = []
  let at = 0
  for (const { found, index } of foundIn(line.text, pattern)) {
    const words = typeof put === 'string' ? put : put(found, index)
    pieces.push(line.text.slice(at, index), words)
    owners.push(...line.owners.slice(at, index))
    for (let sign = 0; sign < words.length; sign += 1)
      owners.push(line.owners[index + Math.min(sign, found.length - 1)] ?? 0)
    at = index + found.length
  }
  if (pieces.length === 0) return line
  return {
    text: pieces.join('') + line.text.slice(at),
    owners: [...owners, ...line.owners.slice(at)],
    nodes: line.nodes,
  }
}
