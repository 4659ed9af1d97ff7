import { z } from 'zod'
import { countWords } from '../../text/count-words.ts'
import { storable } from '../../text/storable.ts'
import { MAX_BODY_DEPTH } from '../body/bounds.ts'
import { textsOf } from '../body/plain-text.ts'
import type { AnyMark, AnyNode } from '../body/spec.ts'
import { type ContentField, contentFields } from '../fields.ts'
import type { Content } from '../schema.ts'

/** A text as the form holds it: every field a string, the body a document. It may be one that no verb would take, since
 *  half a web address is kept, too. */
export type FormText = { [F in ContentField]: F extends 'body' ? AnyNode : string }

/** The most characters of a field, of whichever kind: more than any verb takes. */
const LONGEST_FIELD = 20_000
/** The most nodes and marks of a body: more than any verb takes. */
const MOST_NODES = 20_000

const fieldSchema = z
  .union([z.string().max(LONGEST_FIELD), z.number(), z.null()])
  .default('')
  .transform((value) => (value === null ? '' : storable(String(value).replace(/\r\n?/g, '\n'))))

const bodySchema = z.unknown().transform((value, context) => {
  const body = documentOf(value)
  if (body?.type === 'doc') return body
  context.addIssue({ code: 'custom', message: '正文的格式不对，或者太长' })
  return z.NEVER
})

type Shape = { [F in ContentField]: z.ZodType<FormText[F]> }

/** The shape of such a text, and nothing of what a verb asks for. Fields that it does not know are left out; one that a
 *  page of an older version does not send is empty. */
export const formTextSchema = z.object(
  // A schema for each of the fields, of the type that it has there.
  Object.fromEntries(
    contentFields.map((field) => [field, field === 'body' ? bodySchema : fieldSchema]),
  ) as unknown as Shape,
)

/** A stored text as the form holds it. */
export function formTextOf(text: Content): FormText {
  const texts = contentFields.map((field) => [
    field,
    field === 'body' ? text.body : String(text[field] ?? ''),
  ])
  // Every field of the table is there.
  return Object.fromEntries(texts) as FormText
}

/** How long the body is, as the form counts it. */
export function charactersOf({ body }: Pick<FormText, 'body'>): number {
  return countWords(
    textsOf(body)
      .map(({ text }) => text)
      .join('\n'),
  )
}

/** A document of unknown shape as nodes, marks and texts that can be walked, whatever their names; null where it is none,
 *  or too large. */
function documentOf(value: unknown): AnyNode | null {
  let left = MOST_NODES
  const node = (given: unknown, depth: number): AnyNode | null => {
    left -= 1
    if (left < 0 || depth > MAX_BODY_DEPTH || !isRecord(given) || typeof given.type !== 'string') return null
    const content = listOf(given.content, (one) => node(one, depth + 1))
    const marks = listOf(given.marks, markOf)
    const text = given.text === undefined ? undefined : textOf(given.text)
    if (content === null || marks === null || text === null) return null
    if (given.type === 'text' && text === undefined) return null
    return {
      ...namedOf(given, given.type),
      ...(content ? { content } : {}),
      ...(text === undefined ? {} : { text }),
      ...(marks ? { marks } : {}),
    }
  }
  const markOf = (given: unknown): AnyMark | null => {
    left -= 1
    return left < 0 || !isRecord(given) || typeof given.type !== 'string' ? null : namedOf(given, given.type)
  }
  return node(value, 0)
}

function listOf<T>(given: unknown, one: (item: unknown) => T | null): T[] | null | undefined {
  if (given === undefined || given === null) return undefined
  if (!Array.isArray(given)) return null
  const items: T[] = []
  for (const item of given) {
    const made = one(item)
    if (made === null) return null
    items.push(made)
  }
  return items
}

function textOf(given: unknown): string | null {
  return typeof given === 'string' ? storable(given) : null
}

function scalarOf(value: unknown): string | number | boolean | null | undefined {
  if (typeof value === 'string') return storable(value)
  return value === null || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}

/** Attributes are kept where they are single values, or a list of them: what an editor of this or a later version stores. */
function namedOf(given: Record<string, unknown>, type: string): AnyMark {
  const name = storable(type).slice(0, 100)
  if (!isRecord(given.attrs)) return { type: name }
  const attrs = Object.entries(given.attrs).flatMap(([key, value]) => {
    const kept = Array.isArray(value) ? value.map(scalarOf) : scalarOf(value)
    return kept === undefined || (Array.isArray(kept) && kept.includes(undefined))
      ? []
      : [[storable(key), kept] as const]
  })
  return attrs.length > 0 ? { type: name, attrs: Object.fromEntries(attrs) } : { type: name }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
