import * as z from 'zod/mini'
import type { NodeSpec } from '../spec.ts'

type Attributes = { level: 2 | 3 }

export const heading = {
  name: '小标题',
  group: ['block'],
  content: 'inline*',
  attrs: { level: z.literal([2, 3]) },
  text: (parts) => parts.join(''),
  lines: (parts, { level }: Attributes) => [
    `${level === 2 ? '〔小标题〕' : '〔次级标题〕'}${parts.flat().join('')}`,
  ],
  markup: (parts, { level }: Attributes) => (parts.length > 0 ? { tag: `h${level}`, inner: parts } : ''),
} as const satisfies NodeSpec
