import type { RightsCase } from '#lib/db/generated/client.ts'
import type { CaseOutcome } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { extendParty } from '../parties/extend-party.ts'
import { theClocks } from './case-actors.ts'
import { claimCase } from './claim-case.ts'
import { othersOfCase, urlsOfActed } from './letter-urls.ts'
import type { ClaimantLetter, LetterField } from './letters.ts'
import { identitiesUntil } from './notice-begins.ts'
import { takeUpNotice } from './notice-progress.ts'
import { recordCaseStep } from './record-case-step.ts'
import { rejectReasons } from './reject-reasons.ts'
import { unsettleArticles } from './settle-articles.ts'
import { writeLetter } from './write-letter.ts'
import { tellJoined } from './write-to-claimants.ts'

/** The letter that tells a claimant whose notice was joined how the case ended. */
export type JoinedLetter = { letter: ClaimantLetter; fields: Partial<Record<LetterField, string>> }

type End = {
  by: Actor
  at: Date
  /** What was done, for the letters to those whose notices were joined: the articles, or the letter of each. */
  result?: { articles: readonly number[] } | { letterTo: (joined: RightsCase) => Promise<JoinedLetter> }
}

/** What follows the end of a case: the identities of its sides are kept from now on for as long as the settings say (个人信息保护法
 *  §19), and those whose notices were joined with it learn how it ended, or are answered by themselves (条例 §14; 民法典 §1195). */
export async function closeCase(tx: Tx, row: RightsCase, { by, at, result }: End): Promise<void> {
  await keepIdentities(tx, row, { by, at })
  const merged = await tx.rightsCase.findMany({ where: { mergedIntoId: row.id }, orderBy: { id: 'asc' } })
  for (const one of merged) {
    await keepIdentities(tx, one, { by, at })
    await settleMerged(tx, one, row, { at, ...(result && { result }) })
  }
}

async function keepIdentities(tx: Tx, row: RightsCase, { by, at }: { by: Actor; at: Date }): Promise<void> {
  const until = await identitiesUntil(tx, at)
  const counters = await tx.counterNotice.findMany({
    where: { caseId: row.id, partyId: { not: null } },
    select: { partyId: true },
  })
  const merged = await tx.rightsCase.findMany({
    where: { mergedIntoId: row.id },
    select: { partyId: true },
  })
  const parties = [row, ...merged, ...counters].flatMap(({ partyId }) => partyId ?? [])
  const kept = await tx.party.findMany({
    where: { id: { in: parties }, deletedAt: null },
    select: { id: true },
  })
  for (const { id } of kept) await extendParty(tx, by, id, { until, why: 'case_closed' })
}

/** The letter that tells joined claimants how the case ended. If the main case is withdrawn or rejected, there is none: the decision
 *  says nothing about another person's right (条例 §14; 民法典 §1195), and what two notices say of their authors does not prove that
 *  they come from one person. */
const told: Partial<Record<CaseOutcome, ClaimantLetter>> = {
  removed: 'removed',
  blocked: 'blocked',
}

async function settleMerged(
  tx: Tx,
  merged: RightsCase,
  row: RightsCase,
  { at, result }: Pick<End, 'at' | 'result'>,
): Promise<void> {
  if (await isBarred(tx, merged, row)) {
    const { publicWording: reason } = rejectReasons.barred
    const barred = { letter: 'barred', move: 'reject-barred', at, fields: { reason } } as const
    if (!(await wasTold(tx, merged, at))) await tellJoined(tx, merged.id, row.id, barred)
    return
  }
  const letter = await letterTo(tx, merged, row, result)
  if (letter) {
    await writeLetter(tx, merged, { ...letter, at })
    return
  }
  const move = 'separate'
  const again = await claimCase(tx, { id: merged.id }, { move, at, columns: { mergedIntoId: null } })
  await unsettleArticles(tx, merged.id, 'merged')
  await recordCaseStep(tx, again, { move, by: theClocks, at, details: { from: row.id } })
  await takeUpNotice(tx, again, at, { letter: 'separated', note: await barredPart(tx, merged) })
}

/** The articles of which a counter-notice has barred the claimant of a merged notice (条例 §17), who goes on with the others. */
async function barredPart(tx: Tx, { id }: RightsCase): Promise<string> {
  const bars = await tx.barredWork.findMany({ where: { claimantCaseId: id, liftedAt: null } })
  if (bars.length === 0) return ''
  const urls = await urlsOfActed(
    tx,
    id,
    bars.map(({ articleId }) => articleId),
  )
  return `依照《信息网络传播权保护条例》第十七条，您不得就以下内容再次通知本站删除，这些内容不再办理：\n${urls}`
}

/** Null where the end of the main case says nothing of his notice. */
async function letterTo(
  tx: Tx,
  merged: RightsCase,
  row: RightsCase,
  result: End['result'],
): Promise<JoinedLetter | null> {
  if (result && 'letterTo' in result) return result.letterTo(merged)
  const letter = row.outcome && told[row.outcome]
  if (!letter) return null
  const { articles = [] } = result ?? {}
  const urls = await urlsOfActed(tx, merged.id, articles)
  return { letter, fields: { urls, note: await othersOfCase(tx, merged.id, articles) } }
}

/** Whether a counter-notice has given back to readers all of the articles that a merged notice is about: its claimant is barred like the other
 *  one (条例 §17), and his notice does not go on by itself. */
async function isBarred(tx: Tx, { id }: RightsCase, row: RightsCase): Promise<boolean> {
  const articles = await tx.caseArticle.findMany({
    where: { caseId: id, articleId: { not: null } },
    select: { articleId: true },
  })
  const bars = await tx.barredWork.findMany({ where: { caseId: row.id, claimantCaseId: id, liftedAt: null } })
  return bars.length > 0 && articles.every(({ articleId }) => bars.some((bar) => bar.articleId === articleId))
}

/** Whether he was told so with the statement itself. */
async function wasTold(tx: Tx, { id }: RightsCase, at: Date): Promise<boolean> {
  return (await tx.caseMessage.count({ where: { caseId: id, letter: 'restored_by_counter', at } })) > 0
}
