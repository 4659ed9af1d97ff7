import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { caseNumber } from '../case-number.ts'
import { theClocks } from './case-actors.ts'
import { statusUrl } from './case-receipts.ts'
import { claimCase } from './claim-case.ts'
import { elementsNamed } from './elements.ts'
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
  const { foreignConfirmedAt } = from
  const { row, receipt } = await beginCase(tx, {
    ...{ move: 'receive', kind, demand, isForeign, isTruthStated, partyId, claimantKey, way },
    foreignConfirmedAt,
    ...{ at: from.receivedAt, completeAt: from.completeAt },
    ...{ claim: { ...readClaim(from), statedUrls: [] }, missing: elementsNamed(from.missing) },
  })
  await tx.caseArticle.updateMany({
    where: { caseId: from.id, articleId: { in: ids } },
    data: { caseId: row.id },
  })
  await takeJoinedAlong(tx, from, row, { at, ids })
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

/** Notices that were merged into a case and are about nothing but what becomes a case of its own go on in that one. */
async function takeJoinedAlong(
  tx: Tx,
  from: RightsCase,
  part: RightsCase,
  { at, ids }: { at: Date; ids: readonly number[] },
): Promise<void> {
  const joined = await tx.rightsCase.findMany({
    where: {
      ...{ mergedIntoId: from.id, outcome: 'merged' },
      articles: { some: { articleId: { in: [...ids] } }, none: { articleId: { notIn: [...ids] } } },
    },
    orderBy: { id: 'asc' },
  })
  const move = 'follow-main'
  for (const { id } of joined) {
    const row = await claimCase(tx, { id }, { move, at, columns: { mergedIntoId: part.id } })
    const publicWording = `您的通知现在与案件 ${caseNumber(part.id)} 一并处理。`
    await recordCaseStep(tx, row, {
      ...{ move, by: theClocks, at, publicWording, details: { main: part.id, splitFrom: from.id } },
    })
  }
}
