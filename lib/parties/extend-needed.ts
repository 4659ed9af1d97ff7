import { z } from 'zod'
import { batchByBatch } from '#lib/db/batch-by-batch.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Actor } from '../actors/actor.ts'
import { extendParty } from './extend-party.ts'

type Needed = {
  /** One of the conditions of needed-parties.ts. */
  needed: Prisma.Sql
  until: Date
  /** For the audit trail. */
  why: string
}

/** Keeps the parties that are still needed and would expire within a month until a later moment, each with an entry.
 *  @returns how many */
export function extendNeeded(by: Actor, { needed, until, why }: Needed): Promise<number> {
  return batchByBatch(async (tx, most) => {
    const rows = await queryRows(
      z.object({ id: z.uuid() }),
      Prisma.sql`
        SELECT id FROM party
        WHERE deleted_at IS NULL AND until < now() + interval '1 month' AND until < ${until} AND ${needed}
        ORDER BY until LIMIT ${most}`,
      tx,
    )
    for (const { id } of rows) await extendParty(tx, by, id, { until, why })
    return rows.length
  })
}
