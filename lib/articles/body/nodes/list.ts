import * as z from 'zod/mini'
import { isElement } from '../../../markup.ts'
import type { NodeSpec } from '../spec.ts'
import { withoutDefault } from '../without-default.ts'

const MAX_START = 100_000
const NUMBERING = `编号须从 0 到 ${MAX_START} 之间的整数开始`
const LAYOUTS = ['list', 'columns'] as const

type Layout = (typeof LAYOUTS)[number]

export const bulletList = {
  name: '列表',
  group: ['block', 'quoted', 'flow'],
  content: 'item+',
  /** Names are set in columns where the editor says so. */
  attrs: { layout: z._default(z.enum(LAYOUTS), 'list') },
  tidy: (node) => withoutDefault(node, 'layout', 'list'),
  text: (parts) => parts.join('\n'),
  lines: (parts, { layout = 'list' }: { layout?: Layout }) =>
    parts.flat().map((line) => `${layout === 'columns' ? '〔分栏〕' : ''}• ${line}`),
  markup: (parts, { layout = 'list' }: { layout?: Layout }) => ({
    tag: 'ul',
    ...(layout === 'columns' ? { attrs: { class: 'names' } } : {}),
    inner: parts,
  }),
} as const satisfies NodeSpec

export const orderedList = {
  name: '编号列表',
  group: ['block', 'quoted', 'flow'],
  content: 'item+',
  attrs: {
    start: z._default(z.int(NUMBERING).check(z.minimum(0, NUMBERING), z.maximum(MAX_START, NUMBERING)), 1),
  },
  text: (parts) => parts.join('\n'),
  lines: (parts, { start = 1 }: { start?: number }) =>
    parts.flatMap((lines, at) => lines.map((line) => `${start + at}. ${line}`)),
  markup: (parts, { start = 1 }: { start?: number }) => ({
    tag: 'ol',
    ...(start === 1 ? {} : { attrs: { start } }),
    inner: parts,
  }),
} as const satisfies NodeSpec

export const listItem = {
  name: '列表项',
  group: ['item'],
  content: 'flow+',
  text: (parts) => parts.join('\n'),
  lines: (parts) => parts.flat(),
  /** An item of one paragraph is that paragraph's words. */
  markup: (parts) => {
    const [only, ...more] = parts
    return { tag: 'li', inner: more.length === 0 && isElement(only, 'p') ? (only.inner ?? '') : parts }
  },
} as const satisfies NodeSpec
