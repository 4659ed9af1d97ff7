import type { Element, Markup } from '../../markup.ts'

/** The pieces of a line, in which neighbours within the same mark are one element: a link is one also where a half of it
 *  is set in bold. */
export function joinMarks(pieces: readonly Markup[]): Markup[] {
  const joined: Markup[] = []
  for (let at = 0; at < pieces.length; ) {
    const first = pieces[at]
    const end = first === undefined ? at + 1 : endOfRun(pieces, at, first)
    const run = pieces.slice(at, end)
    if (run.length > 1 && isMarked(first)) joined.push({ ...first, inner: joinMarks(run.flatMap(innerOf)) })
    else joined.push(...run)
    at = end
  }
  return joined
}

/** Where the pieces end that are the same mark as the one at this place. */
function endOfRun(pieces: readonly Markup[], start: number, first: Markup): number {
  let end = start + 1
  while (end < pieces.length && isSameMark(first, pieces[end])) end += 1
  return end
}

function isSameMark(one: Markup, other: Markup | undefined): boolean {
  return isMarked(one) && isMarked(other) && one.tag === other.tag && keyOf(one) === keyOf(other)
}

/** Whether a piece is what a mark makes of words. A `span` only keeps characters of a text together. */
function isMarked(markup: Markup | undefined): markup is Element {
  return typeof markup === 'object' && 'tag' in markup && markup.inner !== undefined && markup.tag !== 'span'
}

const keyOf = ({ attrs = {} }: Element) => JSON.stringify(attrs)

function innerOf(markup: Markup): readonly Markup[] {
  const inner = isMarked(markup) ? (markup.inner ?? '') : markup
  return Array.isArray(inner) ? inner : [inner]
}
