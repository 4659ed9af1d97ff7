import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { isDomainError } from '../errors.ts'
import { oneByOne } from '../one-by-one.ts'
import { takeDown } from './take-down.ts'

const ACTOR = systemActor('到期下架')
const MOST = 200

const dueRow = z.object({ id: z.int(), version: z.int(), note: z.string() })

/** What the record of the removal says, by which a restored article is known. */
const note = Prisma.sql`'登载至 ' || replace(expires_on, 'T', ' ')`

/**
 * Takes down every published article whose minute has come by the clock of the database, each in a transaction of its own.
 * One that was restored after it expired stays, until it has another minute.
 * One that fails is reported, and stands in no other's way.
 * @returns how many
 */
export async function takeDownExpired(): Promise<number> {
  const due = await queryRows(
    dueRow,
    Prisma.sql`
      SELECT id, version, ${note} AS note FROM article
      WHERE status = 'published' AND expires_on IS NOT NULL
        AND expires_on <= to_char(clock_timestamp() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI')
        AND NOT EXISTS (SELECT FROM takedown WHERE article_id = article.id AND reason = 'expired' AND takedown.note = ${note})
      ORDER BY expires_on LIMIT ${MOST}`,
  )
  const { done } = await oneByOne(
    due,
    async ({ note, ...seen }) =>
      (await transaction((tx) => takeDown(tx, ACTOR, seen, { reason: 'expired', note })).catch(moved)) !==
      null,
    ({ id }) => `the removal of the expired article ${id}`,
  )
  return done
}

/** Somebody changed it in the same moment: the next run looks at it again. */
function moved(error: unknown): null {
  if (isDomainError(error)) return null
  throw error
}
