import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { isUniqueViolation } from '#lib/db/unique-violation.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { cityIdBySlug } from '../cities/find-city.ts'
import { markAllCitiesChanged } from '../cities/mark-changed.ts'
import { SITE } from '../cities/tags.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { requiredName, slug } from '../text/text-fields.ts'

/** What else stands beside a city's columns: `/cities/lecong/hot`. */
const RESERVED = ['hot']

const schema = z.object({
  slug: slug().refine((text) => !RESERVED.includes(text), '这个地址名已有别的用途'),
  name: requiredName(20, '名字'),
  /** The slug of the only city that may use the column; without it all cities may. */
  city: z.string().optional(),
})

type NewColumn = { slug: string; name: string; cityId: number | null }
export type AddedColumn = NewColumn & { id: number }

/** Adds a column (栏目) of one city, or of all.
 *  @throws DomainError invalid-input | not-found (the city) | duplicate */
export async function addColumn(actor: Actor, input: unknown): Promise<AddedColumn> {
  const { city, ...column } = parseInput(schema, input)
  const cityId = city === undefined ? null : await cityIdBySlug(city)
  return transaction((tx) => insertColumn(tx, actor, { ...column, cityId }))
}

async function insertColumn(tx: Tx, actor: Actor, column: NewColumn): Promise<AddedColumn> {
  const added = await created(tx, column)
  const about = { subject: 'column', id: added.id } as const
  await recordAudit(tx, { event: 'column_added', by: actor, about, details: column })
  // Every page may name it.
  await markAllCitiesChanged(tx)
  await purgeTags(tx, [SITE])
  return added
}

/** @throws DomainError duplicate, after which the transaction can only be rolled back */
async function created(tx: Tx, data: NewColumn): Promise<AddedColumn> {
  try {
    return await tx.column.create({ data, select: { id: true, slug: true, name: true, cityId: true } })
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError('duplicate', '这个地址名已经有了。')
    throw error
  }
}
