import type { NodeSpec } from '../spec.ts'

export const paragraph = {
  name: '段落',
  group: ['block', 'flow'],
  content: 'inline*',
  text: (parts) => parts.join(''),
  lines: (parts) => [parts.flat().join('')],
  markup: (parts) => (parts.length > 0 ? { tag: 'p', inner: parts } : ''),
} as const satisfies NodeSpec
