import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'

/** Holds a medium that was found before: nobody deletes it until the transaction ends (lib/media/delete-media.ts).
 *  @returns whether it is still there */
export async function holdMedia(tx: Tx, id: number): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT FROM media WHERE id = ${id} AND deleted_at IS NULL FOR KEY SHARE`
  return held.length > 0
}

/** The same for several, in the order of their numbers, so that no two transactions wait for each other.
 *  @returns those that are still there */
export async function heldMedia(tx: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`
      SELECT id FROM media WHERE id = ANY(${[...ids]}::int[]) AND deleted_at IS NULL ORDER BY id FOR KEY SHARE`,
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}
