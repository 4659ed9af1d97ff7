import * as z from 'zod/mini'
import { fileSize } from '../../../text/file-size.ts'
import type { NodeSpec } from '../spec.ts'
import { absent } from './captioned.ts'
import { media, mediaLine, tidyWords, words } from './media-attributes.ts'

type Attributes = { media: number; name?: string }

export const attachment = {
  name: '附件',
  group: ['block', 'quoted', 'flow'],
  /** Its name in the text; empty: that of the file. */
  attrs: { media, name: z._default(words('附件名', 200), '') },
  media: 'document',
  tidy: tidyWords,
  text: (_parts, { name = '' }: { name?: string }) => name,
  lines: (_parts, { media, name = '' }: Attributes) => [mediaLine('附件', { media, caption: name })],
  markup: (_parts, attrs: Attributes, _node, { place, media }) => {
    const view = media.get(attrs.media)
    const name = attrs.name || view?.name || '附件'
    if (view?.kind !== 'document' || !view.original)
      return place === 'desk' ? absent(view, name, place) : attrs.name ? { tag: 'p', inner: attrs.name } : ''
    const { format, address } = view.original
    const facts = `（${format.toUpperCase()}，${fileSize(view.bytes)}）`
    return {
      tag: 'p',
      attrs: { class: 'attachment' },
      inner: [{ tag: 'a', attrs: { href: address, download: view.name }, inner: name }, facts],
    }
  },
} as const satisfies NodeSpec
