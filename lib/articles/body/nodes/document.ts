import type { NodeSpec } from '../spec.ts'

export const doc = {
  name: '正文',
  group: [],
  content: 'block*',
  text: (parts) => parts.join('\n'),
  lines: (parts) => parts.flat(),
  markup: (parts) => parts,
} as const satisfies NodeSpec
