import { z } from 'zod'
import { line, prose } from '../text/text-fields.ts'

/** So many entries are held and checked against. */
export const MOST_WORDS = 20_000

const kinds = ['sensitive', 'mistaken', 'fixed'] as const

/** An entry of the word list, as an editor or a file gives it. */
export const wordSchema = z
  .object({
    kind: z.enum(kinds, '类别须是敏感词、易错词或固定提法'),
    text: line(60, '词').pipe(z.string().min(1, '请填写词')),
    replacement: line(120, '替换为'),
    note: prose(500, '备注'),
  })
  .refine(({ kind, replacement }) => kind === 'sensitive' || replacement !== '', {
    path: ['replacement'],
    error: '易错词和固定提法要写明替换为什么',
  })
  .refine(({ text, replacement }) => text !== replacement, {
    path: ['replacement'],
    error: '替换后还是同一个词',
  })
