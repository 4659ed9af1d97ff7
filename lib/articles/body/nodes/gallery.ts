import { isElement, type Markup } from '../../../markup.ts'
import type { MediaById } from '../../../media/media-types.ts'
import { THIRD } from '../../../media/picture-sources.ts'
import { withSizes } from '../../../media/with-sizes.ts'
import type { AnyNode, NodeSpec } from '../spec.ts'

/** Nine pictures are three rows of three. */
export const MOST_IN_GALLERY = 9

export const gallery = {
  name: '图集',
  group: ['block'],
  content: 'shown+',
  holds: { min: 2, max: MOST_IN_GALLERY, refusal: `图集须有 2 至 ${MOST_IN_GALLERY} 张图片` },
  /** One picture is no gallery. */
  tidy: (node) => (node.content?.length === 1 && node.content[0] ? node.content[0] : node),
  text: (parts) => parts.filter(Boolean).join('\n'),
  lines: (parts) => parts.flat().map((line) => `〔图集〕${line}`),
  markup: (parts, _attrs, { content = [] }, { media }) => {
    const shown = parts.flatMap((part, at) =>
      part === '' ? [] : [framed(part, addressOf(content[at], media))],
    )
    return shown.length > 0
      ? { tag: 'div', attrs: { class: `gallery of-${shown.length}` }, inner: shown }
      : ''
  },
} as const satisfies NodeSpec

function addressOf(node: AnyNode | undefined, media: MediaById): string | undefined {
  return media.get(Number(node?.attrs?.media))?.original?.address
}

/** A picture cut to its place, which leads to the whole one. */
function framed(figure: Markup, address: string | undefined): Markup {
  if (!isElement(figure, 'figure') || !Array.isArray(figure.inner)) return figure
  const [shown, ...words]: Markup[] = figure.inner
  if (!address) return figure
  const frame: Markup = {
    tag: 'a',
    attrs: { class: 'frame', href: address, title: '看大图' },
    inner: withSizes(shown ?? '', THIRD),
  }
  return { ...figure, inner: [frame, ...words] }
}
