import { z } from 'zod'
import { Origin } from '#lib/db/generated/enums.ts'
import { line, name, optional, prose } from '../text/text-fields.ts'
import { completeAddress, isWebAddress } from '../text/web-address.ts'
import { type Body, bodySchema } from './body/body.ts'
import { expirySchema } from './expiry.ts'
import { articleFields, type FieldChangedBy, fieldsChangedBy } from './fields.ts'
import { publicationDateSchema } from './publication-date.ts'
import type { Move } from './status.ts'
import { tagsSchema } from './tag-names.ts'

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

/** Why a repost may go to readers although its source is not listed; empty where nothing is to be said. */
export const sourceReasonSchema = prose(500, '理由').default('')

/** A publication: the article as somebody saw it, and that reason. */
export const publicationSchema = seenSchema.extend({ sourceReason: sourceReasonSchema })

export type Publication = Seen & { sourceReason?: string | undefined }

/** What each kind of field holds. */
type Value = {
  line: string
  prose: string
  name: string
  tags: string
  url: string
  minute: string
  expiry: string
  body: Body
  city: number
  column: number
  picture: number
  origin: Origin
}

type Field = keyof typeof articleFields
type Row<F extends Field> = (typeof articleFields)[F]
type IsFilled<F extends Field> = Row<F>['kind'] extends 'prose' | 'body' ? true : Row<F>['isRequired']

/** What a move is given to fill an article's fields with. What is left open is null; a summary is empty. */
type ContentOf<M extends Move> = {
  [F in FieldChangedBy<M>]: IsFilled<F> extends true ? Value[Row<F>['kind']] : Value[Row<F>['kind']] | null
}

/** An article's text: what a draft and an amendment share. */
export type Content = ContentOf<'amend'>

/** The schema of what a move is given, from the table of the fields. */
export function contentSchemaOf<M extends Move>(move: M) {
  type Shape = { [F in FieldChangedBy<M>]: z.ZodType<ContentOf<M>[F]> }
  const fields = fieldsChangedBy(move).map((field) => [field, schemaOf(articleFields[field])])
  // One schema for each field that the move may change, of the type that its kind has there.
  return z.object(Object.fromEntries(fields) as Shape)
}

export const contentSchema = contentSchemaOf('amend')

function schemaOf({ kind, label, max, isRequired }: (typeof articleFields)[Field]): z.ZodType {
  switch (kind) {
    case 'line':
      return isRequired
        ? line(max, label).pipe(z.string().min(1, `请填写${label}`))
        : optional(line(max, label))
    case 'name':
      return optional(name(max, label))
    case 'tags':
      return tagsSchema(max, label)
    case 'prose':
      return prose(max, label).default('')
    case 'url':
      return addressSchema(max, label)
    case 'minute':
      return publicationDateSchema
    case 'expiry':
      return expirySchema
    case 'body':
      return bodySchema
    case 'city':
      return numberOf('请选择城市')
    case 'column':
      return numberOf('请选择这个城市的栏目').nullable().default(null)
    case 'picture':
      return z
        .union([z.literal('').transform(() => null), numberOf('请选择媒体库里的图片').nullable()])
        .default(null)
    case 'origin':
      return z.enum(Origin, '请选择类型')
  }
}

function addressSchema(max: number, label: string) {
  const address = z
    .string()
    .max(2 * max, `${label}太长`)
    .transform(completeAddress)
  return optional(address.pipe(z.string().max(max, `${label}太长`))).refine(
    (url) => url === null || isWebAddress(url),
    `${label}须以 http:// 或 https:// 开头，不能含空白、看不见的字符或用户名`,
  )
}
