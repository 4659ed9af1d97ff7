import type { NodeSpec } from '../spec.ts'

export const blockquote = {
  name: '引用',
  group: ['block'],
  content: 'quoted+',
  text: (parts) => parts.join('\n'),
  lines: (parts) => parts.flat().map((line) => `〔引〕${line}`),
  markup: (parts) => ({ tag: 'blockquote', inner: parts }),
} as const satisfies NodeSpec
