import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { blindIndexes } from './blind-index.ts'
import { currentKeys } from './seal-keys.ts'
import type { IndexColumn, IndexCopy } from './sealed-columns.ts'

type Row = { table: string; where: Prisma.Sql; index: IndexColumn; text: string }

/** Brings the index of a row, and what holds the same one elsewhere, from an earlier secret's to the present one's. */
export async function resealIndex(tx: Tx, { table, where, index, text }: Row): Promise<void> {
  const value = indexedText(index, text)
  if (value === null) return
  const [present, ...earlier] = blindIndexes(index.purpose, value)
  if (!present) return
  if (index.column !== null)
    await tx.$executeRaw`UPDATE ${named(table)} SET ${named(index.column)} = ${present} WHERE ${where}`
  for (const copy of index.copies) for (const old of earlier) await moveCopies(tx, copy, old, present)
}

async function moveCopies(tx: Tx, copy: IndexCopy, old: Uint8Array, present: Uint8Array): Promise<void> {
  const { table, column, uniqueWith = [], keyId } = copy
  if (uniqueWith.length > 0) await deleteDoubles(tx, copy, old, present)
  const key = keyId === undefined ? Prisma.empty : Prisma.sql`, ${named(keyId)} = ${currentKeys().id}`
  await tx.$executeRaw`
    UPDATE ${named(table)} AS copy SET ${named(column)} = ${present}${key} WHERE copy.${named(column)} = ${old}`
}

/** Where the present index stands already, the earlier one says the same. */
async function deleteDoubles(tx: Tx, copy: IndexCopy, old: Uint8Array, present: Uint8Array): Promise<void> {
  const { table, column, uniqueWith = [] } = copy
  const same = uniqueWith.map((one) => Prisma.sql`other.${named(one)} = copy.${named(one)}`)
  await tx.$executeRaw`
    DELETE FROM ${named(table)} AS copy WHERE copy.${named(column)} = ${old} AND EXISTS (
      SELECT FROM ${named(table)} AS other WHERE other.${named(column)} = ${present} AND ${Prisma.join(same, ' AND ')})`
}

/** An identifier of the list in sealed-columns.ts, which is ours. */
export function named(identifier: string): Prisma.Sql {
  return Prisma.raw(`"${identifier}"`)
}

const fields = z.record(z.string(), z.unknown())

function indexedText({ field }: IndexColumn, text: string): string | null {
  if (field === undefined) return text
  const value = fields.parse(JSON.parse(text))[field]
  return typeof value === 'string' ? value : null
}
