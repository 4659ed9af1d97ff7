import type { Element, Markup } from '#lib/markup.ts'

/** A heading of a text, and the name by which links lead to it. */
export type Heading = { id: string; level: number; words: string }

/** A text whose headings have names, in their order: what leads to the third one today does so as long as it is the third. */
export function withHeadings(markup: Markup): { markup: Markup; headings: readonly Heading[] } {
  const headings: Heading[] = []
  return { markup: named(markup, headings), headings }
}

function named(markup: Markup, headings: Heading[]): Markup {
  if (typeof markup === 'string') return markup
  if (!('tag' in markup)) return markup.map((piece) => named(piece, headings))
  const level = /^h([2-6])$/.exec(markup.tag)?.[1]
  if (level !== undefined) return namedHeading(markup, Number(level), headings)
  return markup.inner === undefined ? markup : { ...markup, inner: named(markup.inner, headings) }
}

function namedHeading(heading: Element, level: number, headings: Heading[]): Element {
  const id = `section-${headings.length + 1}`
  headings.push({ id, level, words: wordsOf(heading) })
  return { ...heading, attrs: { ...heading.attrs, id } }
}

function wordsOf(markup: Markup): string {
  if (typeof markup === 'string') return markup
  if (!('tag' in markup)) return markup.map(wordsOf).join('')
  return markup.inner === undefined ? '' : wordsOf(markup.inner)
}
