import type { RightsCase } from '#lib/db/generated/client.ts'
import type { CaseOutcome } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { extendParty } from '../parties/extend-party.ts'
import { theClocks } from './case-actors.ts'
import { claimCase } from './claim-case.ts'
import { othersOfCase, urlsOfActed } from './letter-urls.ts'
import type { ClaimantLetter } from './letters.ts'
import { identitiesUntil } from './notice-begins.ts'
import { takeUpNotice } from './notice-progress.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'

type End = {
  by: Actor
  at: Date
  /** What was done, for the letters to those whose notices were joined: the articles, and the words beside them. */
  result?: { articles: readonly number[]; note?: string } | undefined
}

/** What follows the end of a case: the identities of its sides are kept from now on for as long as the settings say (个人信息保护法
 *  §19), and those whose notices were joined with it learn how it ended, or are answered by themselves (条例 §14; 民法典 §1195). */
export async function closeCase(tx: Tx, row: RightsCase, { by, at, result }: End): Promise<void> {
  await keepIdentities(tx, row, { by, at })
  const merged = await tx.rightsCase.findMany({ where: { mergedIntoId: row.id }, orderBy: { id: 'asc' } })
  for (const one of merged) await settleMerged(tx, one, row, { at, result })
}

async function keepIdentities(tx: Tx, row: RightsCase, { by, at }: { by: Actor; at: Date }): Promise<void> {
  const until = await identitiesUntil(tx, at)
  const counters = await tx.counterNotice.findMany({
    where: { caseId: row.id, partyId: { not: null } },
    select: { partyId: true },
  })
  const parties = [row.partyId, ...counters.map(({ partyId }) => partyId)].filter((id) => id !== null)
  const kept = await tx.party.findMany({
    where: { id: { in: parties }, deletedAt: null },
    select: { id: true },
  })
  for (const { id } of kept) await extendParty(tx, by, id, { until, why: 'case_closed' })
}

/** The letter that tells who gave notice of the same how the case ended. None where it was given up, or ended against its claimant: of
 *  the right of somebody else nothing is decided by that (条例 §14; 民法典 §1195), and that two notices are one person's is not known
 *  from what they say of themselves. */
const told: Partial<Record<CaseOutcome, ClaimantLetter>> = {
  removed: 'removed',
  corrected: 'corrected',
  blocked: 'blocked',
}

async function settleMerged(
  tx: Tx,
  merged: RightsCase,
  row: RightsCase,
  { at, result }: Pick<End, 'at' | 'result'>,
): Promise<void> {
  const letter = row.outcome && told[row.outcome]
  if (letter) {
    const { articles = [], note } = result ?? {}
    const urls = await urlsOfActed(tx, merged.id, articles)
    const fields = { urls, note: note ?? (await othersOfCase(tx, merged.id, articles)) }
    await writeLetter(tx, merged, { letter, at, fields })
    return
  }
  const move = 'separate'
  const again = await claimCase(tx, { id: merged.id }, { move, at, columns: { mergedIntoId: null } })
  await tx.caseArticle.updateMany({
    where: { caseId: merged.id, outcome: 'merged' },
    data: { outcome: null },
  })
  await recordCaseStep(tx, again, { move, by: theClocks, at, details: { from: row.id } })
  await takeUpNotice(tx, again, at, { letter: 'separated' })
}
