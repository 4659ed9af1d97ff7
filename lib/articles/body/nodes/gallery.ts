import type { NodeSpec } from '../spec.ts'

/** Nine pictures are three rows of three. */
const MOST_IN_GALLERY = 9

export const gallery = {
  name: '图集',
  group: ['block'],
  content: 'shown+',
  holds: { min: 2, max: MOST_IN_GALLERY, refusal: `图集须有 2 至 ${MOST_IN_GALLERY} 张图片` },
  /** One picture is no gallery. */
  tidy: (node) => (node.content?.length === 1 && node.content[0] ? node.content[0] : node),
  text: (parts) => parts.filter(Boolean).join('\n'),
  lines: (parts) => parts.flat().map((line) => `〔图集〕${line}`),
  markup: (parts) => {
    const shown = parts.filter((part) => part !== '')
    return shown.length > 0
      ? { tag: 'div', attrs: { class: `gallery of-${shown.length}` }, inner: shown }
      : ''
  },
} as const satisfies NodeSpec
