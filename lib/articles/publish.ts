import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { makePublic, publicColumns } from './make-public.ts'
import { permitSource } from './permit-source.ts'
import { isReviewRequired } from './review/is-review-required.ts'
import { type Publication, publicationSchema, type Seen } from './schema.ts'
import { moves } from './status.ts'
import { openWithdrawalWindow } from './withdrawal-window.ts'

/** Shows a draft, or a text that was approved, to readers, under the disclaimer that is in force for its origin now.
 *  @throws DomainError forbidden (its source) | invalid-input | not-found | wrong-state | conflict | gone | blocked (a case keeps
 *  this text from readers) */
export async function publish(
  tx: Tx,
  actor: Actor,
  { sourceReason = '', ...seen }: Publication,
): Promise<Seen> {
  await refuseUnreviewed(tx, seen.id)
  const claimed = await claim(tx, seen, 'publish')
  const text = await textOf(tx, claimed)
  const data = await publicColumns(tx, actor, claimed)
  const details = await permitSource(tx, actor, claimed, text, sourceReason)
  const article = await tx.article.update({ where: { id: claimed.id }, data })
  await tx.articleSchedule.deleteMany({ where: { articleId: article.id } })
  await makePublic(tx, actor, article, { move: 'publish', text, details })
  const { id, version } = article
  await openWithdrawalWindow(tx, { id, version, before: claimed, liveVersion: null })
  return { id, version }
}

/** What was read before the claim holds after it: a draft that is reviewed meanwhile has another version. */
async function refuseUnreviewed(tx: Tx, id: number): Promise<void> {
  if (!(await isReviewRequired(tx))) return
  const article = await tx.article.findUnique({ where: { id }, select: { status: true } })
  if (article?.status === 'draft')
    throw new DomainError('wrong-state', '按现在的设置，稿件须先送审，审过才能发布。', {
      details: { status: article.status },
    })
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict | gone | blocked */
export async function publishArticle(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.publish.permission)
  const seen = parseInput(publicationSchema, input)
  return transaction((tx) => publish(tx, editor, seen))
}
