import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../../actors/actor.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { parseInput } from '../../input.ts'
import { readSetting } from '../../settings/read-setting.ts'
import { assertDescribed } from '../assert-media.ts'
import { claim } from '../claim.ts'
import { assertPublishable, textOf } from '../content.ts'
import { recordChange } from '../record-change.ts'
import { type Seen, seenSchema } from '../schema.ts'
import { moves } from '../status.ts'
import { reviewNote } from './review-note.ts'
import { keepStep } from './review-round.ts'

const schema = seenSchema.extend({ note: reviewNote })

/** Submits a draft for review, in as many stages as the setting says now. It must be whole, and nobody changes it until it
 *  is returned. Where the setting says none it is approved at once.
 *  @throws DomainError invalid-input | not-found | wrong-state | conflict */
async function submit(
  tx: Tx,
  actor: Actor,
  seen: Seen,
  { note }: { note: string },
): Promise<Seen & { status: 'in_review' | 'approved' }> {
  const stages = await readSetting(tx, 'articles.review_stages')
  const move = stages === 0 ? 'pass' : 'submit'
  const article = await claim(tx, seen, move)
  const text = await textOf(tx, article)
  assertPublishable(text, article.origin)
  await assertDescribed(tx, text.body)
  const { id, version } = article
  await keepStep(tx, actor, article, { decision: 'submitted', stages, note })
  await recordChange(tx, article, { move, by: actor, details: { note, stages } })
  return { id, version, status: moves[move].to }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function submitForReview(editor: Editor, input: unknown) {
  permit(editor, moves.submit.permission)
  const { note, ...seen } = parseInput(schema, input)
  return transaction((tx) => submit(tx, editor, seen, { note }))
}
