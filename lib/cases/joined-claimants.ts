import { z } from 'zod'
import { Prisma, type RightsCase } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'

/**
 * The notices on which a case rests, each of a claimant of his own: the case itself, and those that were merged into it and are whole
 * (条例 §14; 民法典 §1195). One that lacks an element is not yet a notice: nobody's statement is forwarded on it, and nobody is barred by it.
 */
export async function claimantCases(tx: Tx, row: RightsCase): Promise<RightsCase[]> {
  return [row, ...(await joinedNotices(tx, row.id))]
}

/** Those of them that were merged into it, or into the case that it was a part of, and are about an article of it. */
export async function joinedNotices(
  tx: Pick<Tx, '$queryRaw' | 'rightsCase'>,
  caseId: number,
): Promise<RightsCase[]> {
  const ids = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`
      SELECT id FROM rights_case AS joined
      WHERE missing = '{}' AND outcome = 'merged'
        AND (merged_into_id = ${caseId} OR merged_into_id = (
          SELECT (details->>'splitFrom')::int FROM case_step WHERE case_id = ${caseId} AND event = 'receive'
          ORDER BY id LIMIT 1))
        AND EXISTS (SELECT FROM case_article AS own JOIN case_article AS other USING (article_id)
          WHERE own.case_id = joined.id AND other.case_id = ${caseId})`,
    tx,
  )
  return tx.rightsCase.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, orderBy: { id: 'asc' } })
}
