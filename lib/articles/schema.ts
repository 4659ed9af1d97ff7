import { z } from 'zod'
import { line, name, optional, prose } from '../text/fields.ts'
import { isWebAddress, tidyAddress } from '../text/web-address.ts'
import { bodySchema } from './body/body.ts'

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

const articleIdSchema = numberOf('没有这篇文章')
const versionSchema = numberOf('版本号不对，请刷新本页')

/** An article as somebody saw it: what he decides on is that version and no other. */
export const seenSchema = z.object({ id: articleIdSchema, version: versionSchema })

export type Seen = z.infer<typeof seenSchema>

/** What an editor writes: the fields that a draft and an amendment share. */
export const contentSchema = z.object({
  title: line(200, '标题').pipe(z.string().min(1, '请填写标题')),
  originalTitle: optional(line(200, '原标题')),
  summary: prose(1_000, '概述').default(''),
  body: bodySchema,
  author: optional(name(80, '作者')),
  sourceName: optional(name(80, '来源')),
  sourceUrl: optional(
    z.string().max(4_000, '原网址太长').transform(tidyAddress).pipe(z.string().max(2_000, '原网址太长')),
  ).refine(
    (url) => url === null || isWebAddress(url),
    '原网址须以 http:// 或 https:// 开头，不能含空白、看不见的字符或用户名',
  ),
  sourceEditor: optional(name(80, '原文编辑')),
  sourceResponsibleEditor: optional(name(80, '原文责任编辑')),
  photographer: optional(name(80, '摄影')),
  cityId: numberOf('请选择城市'),
  columnId: numberOf('请选择这个城市的栏目').nullable().default(null),
})

export type Content = z.infer<typeof contentSchema>
