import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'

/**
 * The notices on which a case rests, each of a claimant of his own: the case itself, and those that were merged into it and are whole
 * (条例 §14; 民法典 §1195). One that lacks an element is not yet a notice: nobody's statement is forwarded on it, and nobody is barred by it.
 */
export async function claimantCases(tx: Tx, row: RightsCase): Promise<RightsCase[]> {
  return [row, ...(await joinedNotices(tx, row.id))]
}

/** Those of them that were merged into it. */
function joinedNotices(tx: Pick<Tx, 'rightsCase'>, caseId: number): Promise<RightsCase[]> {
  return tx.rightsCase.findMany({
    where: { mergedIntoId: caseId, missing: { isEmpty: true } },
    orderBy: { id: 'asc' },
  })
}
