import type { NodeSpec } from '../spec.ts'

export const horizontalRule = {
  name: '分隔线',
  group: ['block'],
  separates: true,
  text: () => '',
  lines: () => ['〔分隔线〕'],
  markup: () => ({ tag: 'hr' }),
} as const satisfies NodeSpec
