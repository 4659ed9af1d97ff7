import type { Markup } from '../markup.ts'
import type { MediaView } from './media-types.ts'

/** A picture of the library as it is printed. */
export function pictureMarkup(view: MediaView, { alt }: { alt: string }): Markup {
  const { original } = view
  if (!original) return ''
  const size = view.width && view.height ? { width: view.width, height: view.height } : {}
  return { tag: 'img', attrs: { src: original.address, alt, loading: 'lazy', decoding: 'async', ...size } }
}
