import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { partyKeys } from '../parties/party-keys.ts'
import { currentKeys } from '../sealed/seal-keys.ts'
import { claimantCases } from './joined-claimants.ts'

/**
 * Bars the claimants of a case from notices of the works that a counter-notice gave back to readers (条例 §17): its own one and those
 * whose notices were merged into it. A bar is about a work: the article, and any other one that has the same text.
 *
 * It keeps keyed hashes of his contacts and names (HMAC under a key of SECRET), which nobody can read, and they stay when his identity
 * is deleted at its expiry: 条例 §17 sets the bar no end, and the portal can obey it only if it knows him again; of what he is known by
 * nothing else is kept (个人信息保护法 §19; §47 lets what a law requires be kept beyond the purpose, limited to storing and protecting it).
 * Lifting it (lib/cases/lift-bar.ts) is the desk's.
 */
export async function barClaimant(tx: Tx, row: RightsCase, articleIds: readonly number[]): Promise<void> {
  for (const claimant of await claimantCases(tx, row)) await barOne(tx, row, claimant, articleIds)
}

/** The same where a case that is about to end in favour of the contributor had a counter-notice of his, whoever ended it: one that was
 *  forwarded to the claimants (条例 §17 has it forwarded before it bars).
 *  @returns whether it barred */
export async function barAfterCounter(
  tx: Tx,
  row: RightsCase,
  articleIds: readonly number[],
): Promise<boolean> {
  if (row.kind !== 'copyright') return false
  const whole = await tx.counterNotice.count({
    where: {
      caseId: row.id,
      receivedAt: { not: null },
      forwardedAt: { not: null },
      missing: { isEmpty: true },
    },
  })
  if (whole > 0) await barClaimant(tx, row, articleIds)
  return whole > 0
}

async function barOne(
  tx: Tx,
  { id: caseId }: RightsCase,
  claimant: RightsCase,
  articleIds: readonly number[],
): Promise<void> {
  const keys = (await partyKeys(tx, claimant.partyId)).map(({ purpose, hashes: [hash] }) => ({
    purpose,
    hash,
  }))
  const bars = await tx.barredWork.createManyAndReturn({
    data: articleIds.map((articleId) => ({ caseId, claimantCaseId: claimant.id, articleId })),
    skipDuplicates: true,
  })
  const keyId = currentKeys().id
  await tx.barredKey.createMany({
    data: bars.flatMap(({ id: barId }) =>
      keys.flatMap(({ purpose, hash }) => (hash ? { barId, purpose, hash, keyId } : [])),
    ),
    skipDuplicates: true,
  })
}
