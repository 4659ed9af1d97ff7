import * as z from 'zod/mini'
import type { MediaView } from '../../../media/media-types.ts'
import { pictureMarkup } from '../../../media/picture-markup.ts'
import type { NodeSpec } from '../spec.ts'
import { absent, captioned } from './captioned.ts'
import { caption, credit, media, mediaLine, tidyWords, words } from './media-attributes.ts'

export type PictureAttributes = {
  media: number
  /** Null: as the library says. */
  alt?: string | null
  decorative?: boolean | null
  caption?: string
  credit?: string
}

export const picture = {
  name: '图片',
  group: ['block', 'quoted', 'flow', 'shown'],
  attrs: {
    media,
    alt: z._default(z.nullable(words('替代文字', 500)), null),
    decorative: z._default(z.nullable(z.boolean()), null),
    caption,
    credit,
  },
  media: 'picture',
  tidy: tidyWords,
  text: (_parts, { caption = '' }: { caption?: string }) => caption,
  lines: (_parts, attrs: PictureAttributes) => [
    mediaLine('图片', attrs, [attrs.decorative ? '装饰图片' : attrs.alt ? `替代文字：${attrs.alt}` : '']),
  ],
  markup: (_parts, attrs: PictureAttributes, _node, { place, media, first }) => {
    const view = media.get(attrs.media)
    const isShown = view?.kind === 'picture' && view.original
    const shown = isShown
      ? pictureMarkup(view, { alt: altText(attrs, view), isFirst: first === view.id, place })
      : absent(view, '图片', place)
    return captioned('picture', shown, attrs)
  },
} as const satisfies NodeSpec

/** What stands for a picture where it cannot be seen: empty where it only decorates. */
export function altText({ alt = null, decorative = null }: PictureAttributes, view: MediaView): string {
  return (decorative ?? view.decorative) ? '' : (alt ?? view.alt)
}
