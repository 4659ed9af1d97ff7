import * as z from 'zod/mini'
import { isElement } from '../markup.ts'
import type { AnyNode, NodeSpec } from '../spec.ts'

const MAX_START = 100_000
const NUMBERING = `编号须从 0 到 ${MAX_START} 之间的整数开始`
/** In characters; above it a list item is a sentence and no name. */
const LONGEST_NAME = 32

export const bulletList = {
  name: '列表',
  group: ['block', 'flow'],
  content: 'item+',
  text: (parts) => parts.join('\n'),
  lines: (parts) => parts.flat().map((line) => `• ${line}`),
  markup: (parts, _attrs, { content = [] }) => ({
    tag: 'ul',
    ...(content.every(isName) ? { attrs: { class: 'names' } } : {}),
    inner: parts,
  }),
} as const satisfies NodeSpec

export const orderedList = {
  name: '编号列表',
  group: ['block', 'flow'],
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

/** Whether an item is a name, of which two columns can be made: one short paragraph. */
function isName({ content = [] }: AnyNode): boolean {
  const [only, ...more] = content
  if (only?.type !== 'paragraph' || more.length > 0) return false
  const length = (only.content ?? []).reduce((sum, { text = ' ' }) => sum + text.length, 0)
  return length <= LONGEST_NAME
}
