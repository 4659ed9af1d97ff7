import type { Markup } from '../markup.ts'

/** A picture that stands in another width than the measure: its sources with these `sizes`. */
export function withSizes(markup: Markup, sizes: string): Markup {
  if (typeof markup === 'string') return markup
  if (!('tag' in markup)) return markup.map((piece) => withSizes(piece, sizes))
  const { attrs, inner } = markup
  return {
    ...markup,
    ...(attrs && 'sizes' in attrs ? { attrs: { ...attrs, sizes } } : {}),
    ...(inner === undefined ? {} : { inner: withSizes(inner, sizes) }),
  }
}
