import type { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../../actors/actor.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { parseInput } from '../../input.ts'
import { claim } from '../claim.ts'
import { recordChange } from '../record-change.ts'
import { type Seen, seenSchema } from '../schema.ts'
import { moves } from '../status.ts'
import { returnNote, reviewNote } from './review-note.ts'
import { keepStep, lastRound } from './review-round.ts'

const notes = { return: returnNote, recall: reviewNote } as const
const decisions = { return: 'returned', recall: 'recalled' } as const

type Back = keyof typeof decisions

/** Makes a text a draft again: returned by a reviewer, who says what is to be changed, or recalled by its author. A time that
 *  was set for it is no more.
 *  @throws DomainError not-found | wrong-state | conflict */
export async function makeDraftAgain(
  tx: Tx,
  actor: Actor,
  seen: Seen,
  { move, note }: { move: Back; note: string },
): Promise<Seen> {
  const article = await claim(tx, seen, move)
  const { id, version } = article
  const stages = (await lastRound(tx, id))?.stages ?? 0
  await tx.articleSchedule.deleteMany({ where: { articleId: id } })
  await keepStep(tx, actor, article, { decision: decisions[move], stages, note })
  await recordChange(tx, article, { move, by: actor, details: { note } })
  return { id, version }
}

/** Returns a text to be changed, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export function returnDraft(editor: Editor, input: unknown): Promise<Seen> {
  return backBy(editor, input, 'return')
}

/** Recalls what was submitted, to write on it, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export function recallDraft(editor: Editor, input: unknown): Promise<Seen> {
  return backBy(editor, input, 'recall')
}

async function backBy(editor: Editor, input: unknown, move: Back): Promise<Seen> {
  permit(editor, moves[move].permission)
  const { note, ...seen } = parseInput(seenSchema.extend({ note: notes[move] as z.ZodType<string> }), input)
  return transaction((tx) => makeDraftAgain(tx, editor, seen, { move, note }))
}
