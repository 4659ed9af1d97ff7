import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'

/**
 * Bars a claimant from notices of the works of a case that was restored by a counter-notice (条例 §17): by each contact that he gave,
 * and the articles that were restored.
 */
export async function barClaimant(tx: Tx, row: RightsCase, articleIds: readonly number[]): Promise<void> {
  const keys = await contactKeys(tx, row)
  await tx.barredWork.createMany({
    data: articleIds.flatMap((articleId) =>
      keys.map((claimantKey) => ({ caseId: row.id, claimantKey, articleId })),
    ),
    skipDuplicates: true,
  })
}

/** Those articles of a case of which its claimant may not give notice again (条例 §17): by a contact and the name. Anybody can type the
 *  contact of another; where the name is another one, or was deleted, the editors look at the notice as at any. */
export async function barredArticles(tx: Tx, row: RightsCase): Promise<number[]> {
  const articles = await tx.caseArticle.findMany({
    where: { caseId: row.id, outcome: null, articleId: { not: null } },
    select: { articleId: true },
  })
  const ids = articles.flatMap(({ articleId }) => articleId ?? [])
  return barredAmong(tx, row, ids)
}

/** Those of some articles of which the claimant of a case may not give notice again (条例 §17); it is about copyright alone. */
export async function barredAmong(tx: Tx, row: RightsCase, articleIds: readonly number[]): Promise<number[]> {
  if (row.kind !== 'copyright') return []
  const keys = await contactKeys(tx, row)
  const barred = await tx.barredWork.findMany({
    where: { claimantKey: { in: keys }, articleId: { in: [...articleIds] } },
    orderBy: { articleId: 'asc' },
    select: { articleId: true, rightsCase: { select: { partyId: true } } },
  })
  const namesakes = await partiesOfTheSameName(tx, row)
  const own = barred.filter(({ rightsCase: { partyId } }) => partyId !== null && namesakes.includes(partyId))
  return [...new Set(own.map(({ articleId }) => articleId))]
}

async function partiesOfTheSameName(tx: Tx, { partyId }: RightsCase): Promise<string[]> {
  if (partyId === null) return []
  const { nameIndex } = await tx.party.findUniqueOrThrow({ where: { id: partyId } })
  if (nameIndex === null) return []
  return (await tx.party.findMany({ where: { nameIndex }, select: { id: true } })).map(({ id }) => id)
}

/** The keyed hashes of every contact that he gave. */
async function contactKeys(tx: Tx, { partyId, claimantKey }: RightsCase) {
  const party = partyId
    ? await tx.party.findUnique({ where: { id: partyId }, select: { emailIndex: true, phoneIndex: true } })
    : null
  const keys = [claimantKey, party?.emailIndex, party?.phoneIndex].filter((key) => key != null)
  return [...new Map(keys.map((key) => [Buffer.from(key).toString('hex'), key])).values()]
}
