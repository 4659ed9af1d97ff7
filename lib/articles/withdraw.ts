import type { Article, WithdrawalWindow } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { WITHDRAWAL_SECONDS } from '../jobs/jobs.ts'
import { withdrawJobs } from '../jobs/withdraw-jobs.ts'
import { recordUses } from '../media/record-uses.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { mediaOfText } from './media-of-text.ts'
import { recordChange } from './record-change.ts'
import { type Seen, seenSchema } from './schema.ts'
import { moves } from './status.ts'
import { takeBackAmendment } from './take-back-amendment.ts'
import { openWindowOf } from './withdrawal-window.ts'

/**
 * Takes back a publication or an amendment within ten seconds, by the clock of the database, before anybody was told: a
 * published article is a draft again, an amended one shows its text of before, and the amended text is a working copy.
 * @throws DomainError not-found | wrong-state (also where the time is over) | conflict
 */
async function withdraw(tx: Tx, actor: Actor, seen: Seen): Promise<Seen> {
  const asked = await openWindowOf(tx, seen)
  const isAmendment = asked !== null && asked.liveVersion !== null
  const article = await claim(tx, seen, isAmendment ? 'withdraw-amendment' : 'withdraw')
  // Whoever held the article meanwhile may have held it until the time was over.
  const open = asked && (await openWindowOf(tx, seen))
  if (!open)
    throw new DomainError(
      'wrong-state',
      `发布已超过 ${WITHDRAWAL_SECONDS} 秒，不能再撤回；需要时请修订或下架。`,
    )
  await withdrawJobs(tx, article.id)
  const { liveVersion } = open
  if (liveVersion === null) await takeBackPublication(tx, actor, article, open)
  else await takeBackAmendment(tx, actor, article, { ...open, liveVersion })
  return { id: article.id, version: article.version }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function withdrawArticle(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.withdraw.permission)
  const seen = parseInput(seenSchema, input)
  return transaction((tx) => withdraw(tx, editor, seen))
}

/** Its short links and its views stay: they are of this article, and answer again once it is published. */
async function takeBackPublication(
  tx: Tx,
  actor: Actor,
  article: Article,
  { editorId, version }: WithdrawalWindow,
): Promise<void> {
  const { id } = article
  const unpublished = { publishedAt: null, publicSince: null, policyId: null, editorId }
  const row = await tx.article.update({ where: { id }, data: unpublished })
  // Another article may have this text now, as if this one had never been published.
  await tx.articleText.deleteMany({ where: { articleId: id } })
  await recordUses(tx, id, 'draft', mediaOfText(await textOf(tx, row)))
  await recordUses(tx, id, 'live', [])
  await recordChange(tx, row, { move: 'withdraw', by: actor, details: { version } })
}
