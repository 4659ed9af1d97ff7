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

/** A number of the database's, or its digits as a form and a command line give them. Nothing else becomes a number. */
function numberOf(message: string) {
  const digits = z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
  return z
    .union([z.number(), digits], message)
    .pipe(z.int(message).min(1, message).max(LARGEST_NUMBER, message))
}

export const articleIdSchema = numberOf('没有这篇文章')
export const versionSchema = numberOf('版本号不对，请刷新本页')

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
  cityId: numberOf('请选择城市'),
  columnId: numberOf('请选择这个城市的栏目').nullable().default(null),
})

export type Content = z.infer<typeof contentSchema>
