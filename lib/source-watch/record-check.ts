import type { SourceState } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { DAY_MS } from '../time.ts'
import type { DueArticle } from './due-articles.ts'
import type { Original } from './original-state.ts'
import { isMuchChanged } from './text-change.ts'

/** A site that does not answer is not gone until it has not answered so often, and for so long. */
const FAILURES_TOLD = 3
const SILENT_FOR_MS = 14 * DAY_MS

const WATCH = systemActor('原文核查')

/** What was found of an article's original. */
export type Checked = { state: SourceState; isNew: boolean }

/**
 * Stores what stands at an article's original address now. Where it is gone, much changed, or silent for weeks, there is a
 * notice for its editor, once; where it is back, an open notice is settled.
 */
export async function recordCheck(
  article: DueArticle,
  original: Original,
  now = new Date(),
): Promise<Checked> {
  return transaction(async (tx) => {
    const before = await tx.sourceCheck.findUnique({ where: { articleId: article.id } })
    const isSameAddress = before?.address === article.address
    const last = isSameAddress ? before : null
    const baseline = last?.text ?? article.text
    const state = stateOf(original, baseline, last?.text == null)
    const isFailing = state === 'unreachable'
    const failures = isFailing ? (last?.failures ?? 0) + 1 : 0
    const failingSince = isFailing ? (last?.failingSince ?? now) : null
    const text = last?.text ?? (state === 'standing' ? original.text : null)
    const row = {
      address: article.address,
      state,
      status: original.status,
      text,
      checkedAt: now,
      failures,
      failingSince,
    }
    await tx.sourceCheck.upsert({
      where: { articleId: article.id },
      create: { articleId: article.id, ...row },
      update: row,
    })
    if (state === 'standing') return { state, isNew: await settleReturned(tx, article.id, now) }
    const isTold = !isFailing || isSilent(failures, failingSince, now)
    const isKnown = last?.state === state && (!isFailing || isSilent(last.failures, last.failingSince, now))
    return { state, isNew: isTold && (await tell(tx, article, { original, state, baseline, isKnown })) }
  })
}

function stateOf({ state, text }: Original, baseline: string, isOwnText: boolean): SourceState {
  return state === 'standing' && isMuchChanged(baseline, text ?? '', { isOwnText }) ? 'changed' : state
}

function isSilent(failures: number, since: Date | null, now: Date): boolean {
  return failures >= FAILURES_TOLD && since !== null && now.getTime() - since.getTime() >= SILENT_FOR_MS
}

type Told = { original: Original; state: SourceState; baseline: string; isKnown: boolean }

/** Opens a notice, or brings the open one up to date. One that was settled is not opened again for the same.
 *  @returns whether there is something new to tell */
async function tell(
  tx: Tx,
  article: DueArticle,
  { original, state, baseline, isKnown }: Told,
): Promise<boolean> {
  const found = {
    address: article.address,
    state,
    status: original.status,
    before: baseline,
    after: original.text,
  }
  const open = await tx.sourceNotice.findFirst({ where: { articleId: article.id, settledAt: null } })
  if (open) {
    if (open.state === state && open.after === original.text) return false
    await tx.sourceNotice.update({ where: { id: open.id }, data: { ...found, version: { increment: 1 } } })
    return true
  }
  if (isKnown && !(await isChangedAgain(tx, article.id, original))) return false
  await tx.sourceNotice.create({ data: { articleId: article.id, ...found } })
  const about = { subject: 'article', id: article.id } as const
  await recordAudit(tx, {
    event: 'source_changed_found',
    by: WATCH,
    about,
    details: { state, status: original.status },
  })
  return true
}

/** Whether a text has changed again since an editor settled its last change. */
async function isChangedAgain(tx: Tx, articleId: number, { text }: Original): Promise<boolean> {
  if (text === null) return false
  const last = await tx.sourceNotice.findFirst({ where: { articleId }, orderBy: { id: 'desc' } })
  return last === null || last.after === null || isMuchChanged(last.after, text, { isOwnText: false })
}

async function settleReturned(tx: Tx, articleId: number, now: Date): Promise<boolean> {
  const { count } = await tx.sourceNotice.updateMany({
    where: { articleId, settledAt: null },
    data: { settledAt: now, settlement: 'returned', settledByName: WATCH.name, version: { increment: 1 } },
  })
  if (count === 0) return false
  const about = { subject: 'article', id: articleId } as const
  await recordAudit(tx, {
    event: 'source_notice_settled',
    by: WATCH,
    about,
    details: { settlement: 'returned' },
  })
  return true
}
