import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { named, resealIndex } from './reseal-index.ts'
import { type SealPlace, seal, unseal } from './seal.ts'
import { currentKeys } from './seal-keys.ts'
import type { SealedColumn } from './sealed-columns.ts'
import { UnreadableSeal } from './unreadable-seal.ts'

/** Each row takes some ten statements, and a transaction may take 15 s on a slow machine. */
const BATCH = 50
const sealedRow = z.object({ key: z.string(), sealed: z.string() })

/** What was done with a column: how many texts have the present key now that had an earlier one, and the rows of those that
 *  cannot be read. */
export type ResealedColumn = { table: string; column: string; resealed: number; unreadable: string[] }

type Options = { onRows?: (done: number) => void; signal?: AbortSignal | undefined }

/**
 * Seals everything of a column with the present key that has another one, with the indexes by which it is found, in batches of a
 * transaction each: it can be interrupted, repeated, and done while the portal runs. What cannot be read stays as it is.
 */
export async function resealColumn(
  given: SealedColumn,
  { onRows = () => {}, signal }: Options = {},
): Promise<ResealedColumn> {
  const { table, column } = given
  const done: ResealedColumn = { table, column, resealed: 0, unreadable: [] }
  const type = await typeOfKey(given)
  for (let after: string | null = null; ; ) {
    signal?.throwIfAborted()
    const rows: z.infer<typeof sealedRow>[] = await rowsAfter(given, type, after)
    await transaction(async (tx) => {
      for (const row of rows) {
        const changed = await resealRow(tx, given, type, row)
        if (changed === null) done.unreadable.push(row.key)
        else done.resealed += changed
      }
    })
    onRows(done.resealed)
    if (rows.length < BATCH) return done
    after = rows.at(-1)?.key ?? null
  }
}

/** The type of the primary key, so that its index serves. */
async function typeOfKey({ table, key }: SealedColumn): Promise<Prisma.Sql> {
  const [row] = await queryRows(
    z.object({ type: z.enum(['uuid', 'integer', 'bigint', 'text']) }),
    Prisma.sql`
      SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute
      WHERE attrelid = ${table}::text::regclass AND attname = ${key}`,
  )
  if (!row) throw new Error(`there is no column ${table}.${key}`)
  return Prisma.raw(row.type)
}

/** The next rows in the order of their keys whose text has another key than the present one. */
function rowsAfter({ table, column, key }: SealedColumn, type: Prisma.Sql, after: string | null) {
  const beyond = after === null ? Prisma.sql`true` : Prisma.sql`${named(key)} > ${after}::text::${type}`
  return queryRows(
    sealedRow,
    Prisma.sql`
      SELECT ${named(key)}::text AS key, ${named(column)} AS sealed FROM ${named(table)}
      WHERE ${named(column)} IS NOT NULL AND split_part(${named(column)}, '.', 2) <> ${currentKeys().id} AND ${beyond}
      ORDER BY ${named(table)}.${named(key)} LIMIT ${BATCH}`,
  )
}

/** @returns 1; 0 where somebody else has changed the row meanwhile; null where the text cannot be read */
async function resealRow(
  tx: Tx,
  { table, column, key, indexes }: SealedColumn,
  type: Prisma.Sql,
  row: z.infer<typeof sealedRow>,
): Promise<number | null> {
  // One of the listed columns, as every SealedColumn is.
  const place = { table, column, row: row.key } as SealPlace
  const text = readable(place, row.sealed)
  if (text === null) return null
  const where = Prisma.sql`${named(key)} = ${row.key}::text::${type}`
  const changed = await tx.$executeRaw`
    UPDATE ${named(table)} SET ${named(column)} = ${seal(place, text)} WHERE ${where} AND ${named(column)} = ${row.sealed}`
  if (changed > 0) for (const index of indexes) await resealIndex(tx, { table, where, index, text })
  return changed
}

function readable(place: SealPlace, sealed: string): string | null {
  try {
    return unseal(place, sealed)
  } catch (error) {
    if (error instanceof UnreadableSeal) return null
    throw error
  }
}
