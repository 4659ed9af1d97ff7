import type { MediaById } from '../../media/media-types.ts'
import { isBlank } from '../../text/visible.ts'
import { mediaUses } from './media-of.ts'
import type { PictureAttributes } from './nodes/picture.ts'
import { altText } from './nodes/picture.ts'
import type { AnyNode } from './spec.ts'

/** A picture that nothing stands for where it cannot be seen. `number` counts the body's pictures from 1. */
export type Undescribed = { readonly number: number; readonly media: number; readonly name: string }

/** The pictures of a body that have no alternative text and are not marked as decoration, in the article or in the library
 *  (WCAG 2.2, 1.1.1), in their order. */
export function undescribedPictures(body: AnyNode, media: MediaById): Undescribed[] {
  return mediaUses(body)
    .filter(({ kind }) => kind === 'picture')
    .flatMap(({ id, node }, at) => {
      // Of its kind: what a checked picture has for attributes.
      const attrs = { ...node.attrs, media: id } as PictureAttributes
      const view = media.get(id)
      if (isDecoration(attrs, view?.decorative) || !isBlank(view ? altText(attrs, view) : (attrs.alt ?? '')))
        return []
      return [{ number: at + 1, media: id, name: attrs.caption || view?.name || '' }]
    })
}

function isDecoration({ decorative = null }: PictureAttributes, ofLibrary = false): boolean {
  return decorative ?? ofLibrary
}

/** Its place and its name, as a sentence names it. */
export function placeOf({ number, name }: Undescribed): string {
  return name ? `第 ${number} 张图片（${[...name].slice(0, 30).join('')}）` : `第 ${number} 张图片`
}
