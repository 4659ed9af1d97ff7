import { db } from '#lib/db/client.ts'
import type { CaseMessage, RightsCase } from '#lib/db/generated/client.ts'
import type { CaseClockKind, CaseKind, CaseOutcome, CaseState } from '#lib/db/generated/enums.ts'
import { caseNumber } from '../case-number.ts'
import { unseal } from '../sealed/seal.ts'
import { caseOfReceipt } from './case-receipts.ts'
import { caseStates } from './case-states.ts'
import { runningClocks } from './desk-clocks.ts'
import { type ElementKey, elementsNamed } from './elements.ts'

/** What happened, as its claimant may read it. */
export type PublishedStep = { at: Date; wording: string; law: string }

/** A letter, or what somebody wrote; null once its text was deleted. */
export type PublishedMessage = { at: Date; isIncoming: boolean; text: string | null }

/** A case as its claimant may see it. */
export type PublishedCase = {
  id: number
  number: string
  kind: CaseKind
  state: CaseState
  outcome: CaseOutcome | null
  receivedAt: Date
  closedAt: Date | null
  /** What he was asked for, and has not sent yet. */
  missing: ElementKey[]
  articles: { url: string; outcome: CaseOutcome | null }[]
  steps: PublishedStep[]
  messages: PublishedMessage[]
  /** The period that ends first; null where none runs that is his concern. */
  clock: { kind: CaseClockKind; dueAt: Date } | null
  /** The case that it goes on in. */
  mergedInto: { number: string; state: CaseState; outcome: CaseOutcome | null } | null
  /** The corrections that it led to. */
  corrections: { articleId: number; note: string; at: Date }[]
  /** Whether its notice was published (条例 §15). */
  isNoticePublished: boolean
  canWithdraw: boolean
  canWrite: boolean
}

/** The case of a receipt as its claimant may see it; null where there is none. Nothing of the desk's own, nothing of the other
 *  side, and nothing of an article's text. */
export async function readCaseByReceipt(receipt: string): Promise<PublishedCase | null> {
  const found = await caseOfReceipt(db(), receipt)
  if (!found) return null
  const row = await db().rightsCase.findUniqueOrThrow({
    where: { id: found.id },
    include: {
      mergedInto: true,
      articles: { orderBy: { id: 'asc' } },
      steps: { where: { publicWording: { not: null } }, orderBy: { id: 'asc' } },
      messages: { where: { side: 'claimant' }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      clocks: { where: { firedAt: null, stoppedAt: null } },
    },
  })
  const { id, kind, state, outcome, receivedAt, closedAt, mergedInto } = row
  const { isOpen, holdsArticles } = caseStates[state]
  return {
    ...{ id, number: caseNumber(id), kind, state, outcome, receivedAt, closedAt },
    missing: state === 'need_info' ? elementsNamed(row.missing) : [],
    articles: row.articles.map((article) => ({ url: article.url, outcome: article.outcome })),
    steps: row.steps.map(({ at, publicWording, law }) => ({ at, wording: publicWording ?? '', law })),
    messages: row.messages.map(publishedMessage),
    clock: clockOf(row.state, row.clocks),
    mergedInto: mergedInto && {
      number: caseNumber(mergedInto.id),
      state: mergedInto.state,
      outcome: mergedInto.outcome,
    },
    corrections: await correctionsOf(row),
    isNoticePublished: row.noticePublishedAt !== null,
    canWithdraw: isOpen && !(kind === 'illegal_content' && holdsArticles),
    canWrite: isOpen,
  }
}

const ofTheClaimant: readonly CaseClockKind[] = [
  'info_silence',
  'counter_silence',
  'reasonable_period',
  'dmca_latest',
]

function clockOf(state: CaseState, clocks: readonly { kind: CaseClockKind; startedAt: Date; dueAt: Date }[]) {
  const running = runningClocks(state, clocks).find(({ kind }) => ofTheClaimant.includes(kind))
  return running ? { kind: running.kind, dueAt: running.dueAt } : null
}

async function correctionsOf({ id }: Pick<RightsCase, 'id'>) {
  const steps = await db().caseStep.findMany({
    where: { caseId: id, event: { in: ['correct', 'close-correction'] } },
    select: { details: true },
  })
  const ids = steps.flatMap(({ details }) => correctionIds(details))
  return db().correction.findMany({
    where: { id: { in: ids }, article: { status: 'published' } },
    orderBy: { id: 'asc' },
    select: { articleId: true, note: true, at: true },
  })
}

/** The corrections that a step names. */
export function correctionIds(details: unknown): number[] {
  if (typeof details !== 'object' || details === null || !('corrections' in details)) return []
  const { corrections } = details
  return Array.isArray(corrections) ? corrections.filter((one) => Number.isInteger(one)) : []
}

/** The text of a message of one side. */
export function publishedMessage({
  id,
  at,
  isIncoming,
  textSealed,
}: Pick<CaseMessage, 'id' | 'at' | 'isIncoming' | 'textSealed'>): PublishedMessage {
  const text =
    textSealed === null ? null : unseal({ table: 'case_message', column: 'text_sealed', row: id }, textSealed)
  return { at, isIncoming, text }
}
