import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { extendParty } from '../parties/extend-party.ts'
import { keptUntil } from './kept-until.ts'

const ACTOR = systemActor('投稿')
const BATCH = 100

/**
 * Keeps the identities of contributors as long as they are needed: while a contribution is open, and while its article is
 * before readers or suspended, since a notice must be forwarded to its contributor (信息网络传播权保护条例 §15); from then
 * on the setting `contributions.identity_months` runs. What was deleted at its expiry leaves the contribution without it, and
 * without the words of its letters.
 */
export async function keepContributors(): Promise<{ extended: number; forgotten: number }> {
  const extended = await inBatches(extendBatch)
  const forgotten = await inBatches(forgetBatch)
  return { extended, forgotten }
}

async function inBatches(work: (tx: Tx) => Promise<number>): Promise<number> {
  let all = 0
  for (let last = BATCH; last === BATCH; all += last) last = await transaction(work)
  return all
}

/** Those that would expire within a month. */
async function extendBatch(tx: Tx): Promise<number> {
  const until = await keptUntil(tx)
  const rows = await queryRows(
    z.object({ id: z.uuid() }),
    Prisma.sql`
      SELECT party.id FROM party JOIN contribution ON contribution.party_id = party.id
      LEFT JOIN article ON article.id = contribution.article_id
      WHERE party.deleted_at IS NULL AND party.until < now() + interval '1 month' AND party.until < ${until}
        AND (contribution.state IN ('received', 'need_info')
          OR contribution.state = 'accepted' AND article.status::text NOT IN ('taken_down', 'deleted'))
      ORDER BY party.until LIMIT ${BATCH}`,
    tx,
  )
  for (const { id } of rows) await extendParty(tx, ACTOR, id, { until, why: 'contribution_needed' })
  return rows.length
}

async function forgetBatch(tx: Tx): Promise<number> {
  const rows = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`
      UPDATE contribution SET party_id = NULL WHERE id IN (
        SELECT contribution.id FROM contribution JOIN party ON party.id = party_id
        WHERE party.deleted_at IS NOT NULL LIMIT ${BATCH})
      RETURNING id`,
    tx,
  )
  await tx.contributionMessage.updateMany({
    where: { contributionId: { in: rows.map(({ id }) => id) } },
    data: { textSealed: null },
  })
  return rows.length
}
