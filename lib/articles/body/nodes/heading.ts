import * as z from 'zod/mini'
import type { NodeSpec } from '../spec.ts'

/** The page's own headline is of level 1. */
export const HEADING_LEVELS = [2, 3] as const

type Attributes = { level: (typeof HEADING_LEVELS)[number] }

export const heading = {
  name: '小标题',
  group: ['block', 'quoted'],
  content: 'inline*',
  attrs: { level: z.literal(HEADING_LEVELS) },
  text: (parts) => parts.join(''),
  lines: (parts, { level }: Attributes) => [
    `${level === 2 ? '〔小标题〕' : '〔次级标题〕'}${parts.flat().join('')}`,
  ],
  markup: (parts, { level }: Attributes) => (parts.length > 0 ? { tag: `h${level}`, inner: parts } : ''),
} as const satisfies NodeSpec
