import { type Tx, transaction } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../../actors/actor.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { DomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { readSetting } from '../../settings/read-setting.ts'
import { claim } from '../claim.ts'
import { recordChange } from '../record-change.ts'
import { type Seen, seenSchema } from '../schema.ts'
import { moves } from '../status.ts'
import { reviewNote } from './review-note.ts'
import { keepStep, lastRound, type ReviewRound } from './review-round.ts'
import { stageName } from './review-stages.ts'

const schema = seenSchema.extend({ note: reviewNote })

type Approved = Seen & { status: 'in_review' | 'approved' }

/** Approves a submitted text in the stage at which it is; after the last one it can be published. Each step raises the
 *  article's version: what was read of the round before the claim holds after it.
 *  @throws DomainError forbidden (his own text) | not-found | wrong-state | conflict */
async function approve(tx: Tx, actor: Actor, seen: Seen, { note }: { note: string }): Promise<Approved> {
  const round = await lastRound(tx, seen.id)
  const move = round ? moveOf(round) : 'approve'
  const article = await claim(tx, seen, move)
  if (!round) throw new Error(`article ${seen.id} is in review, and nobody submitted it`)
  if (await readSetting(tx, 'articles.no_own_approval')) refuseOwn(actor, round)
  const { id, version } = article
  const { stage, stages } = round
  await keepStep(tx, actor, article, { decision: 'approved', stages, note })
  await recordChange(tx, article, { move, by: actor, details: { note, stage: stageName(stage, stages) } })
  return { id, version, status: moves[move].to }
}

/** The same, for an editor who may: the last stage is the chief editor's.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function approveReview(editor: Editor, input: unknown): Promise<Approved> {
  permit(editor, 'article.review')
  const { note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const round = await lastRound(tx, seen.id)
    if (round) permit(editor, moves[moveOf(round)].permission)
    return approve(tx, editor, seen, { note })
  })
}

const moveOf = ({ stage, stages }: ReviewRound) => (stage < stages ? 'approve-stage' : 'approve')

/** Who submitted a text, or has approved it in an earlier stage, is not its next reviewer. */
export function isOwn(editorId: string | null, { submitted, approvals }: ReviewRound): boolean {
  return editorId !== null && [submitted, ...approvals].some((step) => step.editorId === editorId)
}

function refuseOwn(actor: Actor, round: ReviewRound): void {
  if (isOwn(editorIdOf(actor), round))
    throw new DomainError('forbidden', '这篇稿件是您送审的，或者您已审过前一级，须由别人来审。')
}
