import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { caseNumber } from '../case-number.ts'
import { statusUrl } from './case-receipts.ts'
import { claimCase } from './claim-case.ts'
import { beginCase } from './notice-begins.ts'
import { readClaim } from './notice-claim-of-case.ts'
import type { SideGroup } from './other-side.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'

type Part = { by: Actor; at: Date; group: SideGroup }

/**
 * Makes a case of its own of those articles of a notice that are another contributor's: each is heard by himself (条例 §15, 16). The
 * same notice of the same claimant, received when it was; its claimant is told its number and its page.
 */
export async function splitOff(tx: Tx, from: RightsCase, { by, at, group }: Part): Promise<RightsCase> {
  const ids = group.articles.map(({ id }) => id)
  const { kind, demand, isForeign, isTruthStated, partyId, claimantKey, way } = from
  const { row, receipt } = await beginCase(tx, {
    ...{ move: 'receive', kind, demand, isForeign, isTruthStated, partyId, claimantKey, way },
    ...{ at: from.receivedAt, completeAt: from.completeAt },
    ...{ claim: { ...readClaim(from), statedUrls: [] }, missing: [] },
  })
  await tx.caseArticle.updateMany({
    where: { caseId: from.id, articleId: { in: ids } },
    data: { caseId: row.id },
  })
  const moved = await tx.caseArticle.findMany({ where: { caseId: row.id }, orderBy: { id: 'asc' } })
  const origin = await claimCase(tx, { id: from.id }, { move: 'split-off', at })
  await recordCaseStep(tx, row, { move: 'receive', by, at: from.receivedAt, details: { splitFrom: from.id } })
  await recordCaseStep(tx, origin, {
    move: 'split-off',
    by,
    at,
    details: { splitInto: row.id, articles: ids },
  })
  const fields = {
    ...{ otherNumber: caseNumber(row.id), otherUrl: statusUrl(receipt) },
    urls: moved.map(({ url }) => url).join('\n'),
  }
  await writeLetter(tx, origin, { letter: 'split', at, fields })
  return row
}
