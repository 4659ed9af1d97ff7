import type { Element, Markup } from '#lib/markup.ts'
import { moduleAddress } from './module-address.ts'

/**
 * A text whose pictures lead to themselves: as files of their own, and where the module can be loaded, in a large view that
 * turns to the next one. A picture that already leads somewhere goes on doing so.
 */
export function withLargeViews(markup: Markup): Markup {
  if (typeof markup === 'string') return markup
  if (!('tag' in markup)) return markup.map(withLargeViews)
  if (markup.tag === 'a' || markup.inner === undefined) return markup
  if (isPicture(markup)) return linked(markup)
  return { ...markup, inner: withLargeViews(markup.inner) }
}

function isPicture({ tag, attrs }: Element): boolean {
  return tag === 'span' && attrs?.class === 'pic'
}

function linked(picture: Element): Markup {
  const image = imageIn(picture)
  const address = image?.attrs?.src
  if (!address) return picture
  const words = image.attrs?.alt
  const attrs = {
    class: 'zoom',
    href: address,
    'aria-label': words ? `看大图：${words}` : '看大图',
    'data-module': moduleAddress('lightbox'),
  }
  return { tag: 'a', attrs, inner: picture }
}

function imageIn(markup: Markup | undefined): Element | undefined {
  if (markup === undefined || typeof markup === 'string') return undefined
  if (!('tag' in markup)) return markup.map(imageIn).find((image) => image !== undefined)
  return markup.tag === 'img' ? markup : imageIn(markup.inner)
}
