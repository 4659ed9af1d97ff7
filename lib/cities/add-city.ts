import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { isUniqueViolation } from '#lib/db/unique-violation.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { requiredName, slug } from '../text/text-fields.ts'
import { markAllCitiesChanged } from './mark-changed.ts'
import { tagsOfNewCity } from './tags.ts'

const schema = z.object({ slug: slug(), name: requiredName(20, '名字') })

export type AddedCity = { id: number; slug: string; name: string }

/** Adds a city: its address name and the name that readers see.
 *  @throws DomainError invalid-input | duplicate */
export async function addCity(actor: Actor, input: unknown): Promise<AddedCity> {
  const city = parseInput(schema, input)
  return transaction((tx) => insertCity(tx, actor, city))
}

/** Every page names every city, so all cities count as changed.
 *  @throws DomainError duplicate, after which the transaction can only be rolled back */
async function insertCity(tx: Tx, actor: Actor, city: { slug: string; name: string }): Promise<AddedCity> {
  const added = await created(tx, city)
  const about = { subject: 'city', id: added.id } as const
  await recordAudit(tx, { event: 'city_added', by: actor, about, details: city })
  await markAllCitiesChanged(tx)
  await purgeTags(tx, tagsOfNewCity(added.slug))
  return added
}

async function created(tx: Tx, data: { slug: string; name: string }): Promise<AddedCity> {
  try {
    return await tx.city.create({ data, select: { id: true, slug: true, name: true } })
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError('duplicate', '这个地址名或名字已经有了。')
    throw error
  }
}
