import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { SUSPENDED_WORDING, takeDownReasons } from '../articles/take-down-reasons.ts'
import { claimContribution } from './claim-contribution.ts'
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
    select: { event: true },
  })
  const isPublished = row.article.status === 'published'
  if (isPublished === (last?.event === contributionMoves.publish.event)) return
  if (isPublished) await recordTold(tx, row.id, 'publish', { articleId })
  else if (wasPublic(row.article.status))
    await recordTold(tx, row.id, 'conceal', { reason: await whyOf(tx, articleId) })
}

async function recordTold(
  tx: Tx,
  id: number,
  move: 'publish' | 'conceal',
  more: { articleId?: number; reason?: string },
): Promise<void> {
  const contribution = await claimContribution(tx, { id }, move)
  const wording = more.reason ? `${contributionMoves[move].publicWording}${more.reason}` : undefined
  await recordStep(tx, contribution, { move, by: ACTOR, ...(wording ? { wording } : {}) })
  if (move === 'conceal') await keepFromNowOn(tx, ACTOR, contribution)
  await tellContributor(tx, contribution, { letter: move === 'publish' ? 'published' : 'concealed', ...more })
}

async function whyOf(tx: Tx, articleId: number): Promise<string> {
  const takedown = await tx.takedown.findFirst({
    where: { articleId, restoredAt: null },
    select: { reason: true, isSuspension: true },
  })
  if (!takedown) return ''
  return takedown.isSuspension ? SUSPENDED_WORDING : takeDownReasons[takedown.reason].publicWording
}
