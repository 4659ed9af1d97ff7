import { z } from 'zod'
import { batchByBatch } from '#lib/db/batch-by-batch.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'

/**
 * Takes from contributions what is left of contributors whose identity was deleted at its expiry: the link to them, the keyed
 * hash of their contact, and the words of their letters (个人信息保护法 §19, 47). The text that they sent has a time of its own
 * (forget-contributions.ts).
 * @returns from how many
 */
export function forgetContributors(): Promise<number> {
  return batchByBatch(async (tx, most) => {
    const rows = await queryRows(
      z.object({ id: z.int() }),
      Prisma.sql`
        UPDATE contribution SET party_id = NULL, contributor_key = NULL WHERE id IN (
          SELECT contribution.id FROM contribution JOIN party ON party.id = party_id
          WHERE party.deleted_at IS NOT NULL LIMIT ${most})
        RETURNING id`,
      tx,
    )
    await tx.contributionMessage.updateMany({
      where: { contributionId: { in: rows.map(({ id }) => id) } },
      data: { textSealed: null },
    })
    return rows.length
  })
}
