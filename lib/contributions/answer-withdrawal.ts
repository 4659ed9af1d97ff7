import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { type SeenRow, seenRow } from '../seen-row.ts'
import { claimContribution } from './claim-contribution.ts'
import { letterSchema } from './contribution-fields.ts'
import { recordStep } from './record-step.ts'
import { tellContributor } from './tell-contributor.ts'

const schema = seenRow.extend({ note: z.string('请填写答复').pipe(letterSchema('答复')) })

/** Answers a contributor who wants the published article taken down. Whether it is, is a move of the article.
 *  @throws DomainError not-found | wrong-state (nothing was asked) | conflict */
async function answerWithdrawalRequest(tx: Tx, actor: Actor, seen: SeenRow, note: string): Promise<SeenRow> {
  const asked = await tx.contribution.findUnique({
    where: { id: seen.id },
    select: { withdrawalAskedAt: true },
  })
  if (asked && asked.withdrawalAskedAt === null)
    throw new DomainError('wrong-state', '投稿人没有等待答复的撤下申请。')
  const contribution = await claimContribution(tx, seen, 'answer-withdrawal', { withdrawalAskedAt: null })
  await recordStep(tx, contribution, { move: 'answer-withdrawal', by: actor })
  await tellContributor(tx, contribution, { letter: 'withdrawal_answered', note })
  return { id: contribution.id, version: contribution.version }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function answerWithdrawal(editor: Editor, input: unknown): Promise<SeenRow> {
  permit(editor, 'contribution.decide')
  const { note, ...seen } = parseInput(schema, input)
  return transaction((tx) => answerWithdrawalRequest(tx, editor, seen, note))
}
