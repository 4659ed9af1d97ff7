import * as z from 'zod/mini'
import type { NodeSpec } from '../spec.ts'
import { withoutDefault } from '../without-default.ts'

/** A signature with its date stands at the right. */
export const ALIGNMENTS = ['left', 'center', 'right'] as const

type Attributes = { align?: (typeof ALIGNMENTS)[number] }

const signs = { left: '', center: '〔居中〕', right: '〔居右〕' } as const

export const paragraph = {
  name: '段落',
  group: ['block', 'quoted', 'flow'],
  content: 'inline*',
  attrs: { align: z._default(z.enum(ALIGNMENTS), 'left') },
  tidy: (node) => withoutDefault(node, 'align', 'left'),
  text: (parts) => parts.join(''),
  lines: (parts, { align = 'left' }: Attributes) => [`${signs[align]}${parts.flat().join('')}`],
  markup: (parts, { align = 'left' }: Attributes) => {
    if (parts.length === 0) return ''
    return { tag: 'p', ...(align === 'left' ? {} : { attrs: { class: align } }), inner: parts }
  },
} as const satisfies NodeSpec
