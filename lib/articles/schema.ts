import { z } from 'zod'
import { bodySchema } from './body.ts'
import { line, prose } from './readable.ts'

/** An optional line: what is empty is absent. */
const optionalLine = (most: number, name: string) =>
  line(most, name)
    .transform((value) => value || null)
    .nullable()
    .default(null)

/** Of Postgres's integers. */
const LARGEST_NUMBER = 2_147_483_647

export const articleIdSchema = z.coerce.number().int().min(1).max(LARGEST_NUMBER)
export const versionSchema = z.coerce.number().int().min(1).max(LARGEST_NUMBER)

/** What an editor writes: the fields that a draft and an amendment share. */
export const contentSchema = z.object({
  title: line(200, '标题').pipe(z.string().regex(/[^\p{Z}\p{C}]/u, '请填写标题')),
  originalTitle: optionalLine(200, '原标题'),
  summary: prose(1_000, '概述').default(''),
  body: bodySchema,
  author: optionalLine(80, '作者'),
  sourceName: optionalLine(80, '来源'),
  sourceUrl: z
    .string()
    .trim()
    .max(2_000, '原网址太长')
    // A scheme may be written in any case (RFC 3986 §3.1); it is kept in one.
    .transform((value) => value.replace(/^https?:/i, (scheme) => scheme.toLowerCase()) || null)
    .nullable()
    .default(null)
    .refine(
      (url) => url === null || (/^https?:\/\//i.test(url) && URL.canParse(url)),
      '原网址须以 http:// 或 https:// 开头',
    ),
  cityId: z.coerce.number('请选择城市').int().min(1, '请选择城市').max(LARGEST_NUMBER, '请选择城市'),
  columnId: z.coerce
    .number()
    .int()
    .min(1)
    .max(LARGEST_NUMBER, '请选择这个城市的栏目')
    .nullable()
    .default(null),
})

export type Content = z.infer<typeof contentSchema>
