import type { NodeSpec } from '../spec.ts'

export const hardBreak = {
  name: '换行',
  group: ['inline'],
  text: () => '\n',
  lines: () => ['⏎'],
  markup: () => ({ tag: 'br' }),
} as const satisfies NodeSpec
