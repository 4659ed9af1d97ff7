import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { removalWording, SUSPENDED_WORDING } from '../articles/take-down-reasons.ts'
import { claimContribution } from './claim-contribution.ts'
import type { ContributionLetter } from './contribution-letters.ts'
import { contributionMoves } from './contribution-moves.ts'
import { keepFromNowOn } from './kept-until.ts'
import { recordStep } from './record-step.ts'
import { wasPublic } from './set-article-aside.ts'
import { tellContributor } from './tell-contributor.ts'

const ACTOR = systemActor('投稿')

/**
 * Tells a contributor that the article made of his contribution is before readers, or not any more: once for each change,
 * however often it is asked, as it compares the article with what he was told last. A matter of the house.
 */
export async function tellPublication(articleId: number): Promise<void> {
  await transaction((tx) => recordPublication(tx, articleId))
}

async function recordPublication(tx: Tx, articleId: number): Promise<void> {
  await tx.$queryRaw`SELECT FROM contribution WHERE article_id = ${articleId} FOR NO KEY UPDATE`
  const row = await tx.contribution.findUnique({
    where: { articleId },
    include: { article: { select: { status: true } } },
  })
  if (!row?.article || row.state !== 'accepted') return
  const last = await tx.contributionStep.findFirst({
    where: {
      contributionId: row.id,
      event: { in: [contributionMoves.publish.event, contributionMoves.conceal.event] },
    },
    orderBy: { id: 'desc' },
    select: { event: true, publicWording: true },
  })
  const isPublished = row.article.status === 'published'
  const takedown = await lastTakedown(tx, articleId)
  const isKnown = isPublished === (last?.event === contributionMoves.publish.event)
  if (isKnown && (isPublished || !last || !isDecidedSince(last, takedown))) return
  const isTold = takedown?.caseId ? await isToldByCase(tx, takedown.caseId, row.id) : false
  const letter = isTold ? null : isPublished ? 'published' : 'concealed'
  if (isPublished && last) {
    const shown = letter && 'shown_again'
    await recordTold(tx, row.id, { move: 'publish', letter: shown, articleId, wording: SHOWN_AGAIN })
  } else if (isPublished) await recordTold(tx, row.id, { move: 'publish', letter: 'published', articleId })
  else if (wasPublic(row.article.status)) {
    const reason = whyOf(takedown)
    const wording = `${takedown?.isSuspension ? SUSPENDED : contributionMoves.conceal.publicWording}${reason}`
    await recordTold(tx, row.id, { move: 'conceal', letter, reason, wording })
  }
}

const SHOWN_AGAIN = '文章已恢复展示。'
const SUSPENDED = '文章暂停展示。'

/** Whether he was told that it is suspended, and it was removed or blocked since. */
function isDecidedSince(
  { publicWording }: { publicWording: string | null },
  takedown: Awaited<ReturnType<typeof lastTakedown>>,
): boolean {
  const isSuspended = takedown === null || takedown.restoredAt !== null || takedown.isSuspension
  return !isSuspended && publicWording === `${SUSPENDED}${SUSPENDED_WORDING}`
}

type Change = {
  move: 'publish' | 'conceal'
  /** Null where he is told by another letter. */
  letter: ContributionLetter | null
  /** Where the table's words do not say enough. */
  wording?: string
  articleId?: number
  reason?: string
}

async function recordTold(tx: Tx, id: number, { move, letter, wording, ...more }: Change): Promise<void> {
  const contribution = await claimContribution(tx, { id }, move)
  await recordStep(tx, contribution, { move, by: ACTOR, ...(wording ? { wording } : {}) })
  if (move === 'conceal') await keepFromNowOn(tx, ACTOR, contribution)
  if (letter) await tellContributor(tx, contribution, { letter, ...more })
}

/** Whether the case's own letters tell him what it does: it writes to the contributor of one contribution alone. */
async function isToldByCase(tx: Tx, id: number, contributionId: number): Promise<boolean> {
  return (await tx.rightsCase.count({ where: { id, contributionId } })) > 0
}

/** What keeps the article from readers, or did so last. */
function lastTakedown(tx: Tx, articleId: number) {
  return tx.takedown.findFirst({
    where: { articleId },
    orderBy: { id: 'desc' },
    select: { reason: true, isSuspension: true, caseId: true, restoredAt: true },
  })
}

function whyOf(takedown: Awaited<ReturnType<typeof lastTakedown>>): string {
  if (!takedown || takedown.restoredAt) return ''
  return removalWording(takedown)
}
