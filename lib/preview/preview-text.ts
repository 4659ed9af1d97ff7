import { z } from 'zod'
import type { Origin } from '#lib/db/generated/enums.ts'
import { type Content, contentSchemaOf } from '../articles/schema.ts'
import { DomainError } from '../errors.ts'

/** A text to be looked at: what it is made of, its kind, and the correction note that would be published with it. */
export type ShownText = { content: Content; origin: Origin; note: string }

const schema = contentSchemaOf('draft').extend({ note: z.string().max(5_000).default('') })

/** What stands in place of a field that is not filled in yet, or wrongly; null for all others. */
const stopgaps: Record<string, unknown> = { title: '（无标题）', summary: '', note: '', origin: 'repost' }

/**
 * A text as somebody is typing it, to be looked at: a field that could not be saved yet is left out, and no title is one in
 * brackets. Of a body every part must be known.
 * @param cityId the city of a text that names none
 * @throws DomainError invalid-input where the body cannot be shown
 */
export function shownText(input: Readonly<Record<string, unknown>>, cityId: number): ShownText {
  const first = schema.safeParse(input)
  if (first.success) return partsOf(first.data)
  const wrong = first.error.issues.map(({ path: [field] }) => String(field))
  const gaps = wrong.map((field) => [field, field === 'cityId' ? cityId : (stopgaps[field] ?? null)])
  const second = schema.safeParse({ ...input, ...Object.fromEntries(gaps) })
  if (second.success) return partsOf(second.data)
  throw new DomainError('invalid-input', '正文里有不能显示的内容，请刷新本页后再预览。')
}

/** A text that was kept, read again; null where it cannot be read any more. */
export function keptText(stored: unknown): ShownText | null {
  const parsed = schema.safeParse(stored)
  return parsed.success ? partsOf(parsed.data) : null
}

/** The same as it is kept: the fields beside each other. */
export function storedForm({ content, origin, note }: ShownText) {
  return { ...content, origin, note }
}

function partsOf({ origin, note, ...content }: z.output<typeof schema>): ShownText {
  return { content, origin, note }
}
