import { z } from 'zod'
import type { Contribution } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { moves } from '../articles/status.ts'
import { takeDown } from '../articles/take-down.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { type SeenRow, seenRow } from '../seen-row.ts'
import { claimContribution } from './claim-contribution.ts'
import { letterSchema } from './contribution-fields.ts'
import { recordStep } from './record-step.ts'
import { tellContributor } from './tell-contributor.ts'

const answerSchema = z.object({
  note: z.string('请填写答复').pipe(letterSchema('答复')),
  /** Whether the article is taken down with the answer. */
  isGranted: z.boolean().default(false),
})

type WithdrawalAnswer = z.output<typeof answerSchema>

/** Answers a contributor who wants the published article taken down, and takes it down where that is granted.
 *  @throws DomainError not-found | wrong-state (nothing was asked; it is published no more) | conflict */
async function answerWithdrawalRequest(
  tx: Tx,
  actor: Actor,
  seen: SeenRow,
  { note, isGranted }: WithdrawalAnswer,
): Promise<SeenRow> {
  const asked = await tx.contribution.findUnique({
    where: { id: seen.id },
    select: { withdrawalAskedAt: true },
  })
  if (asked && asked.withdrawalAskedAt === null)
    throw new DomainError('wrong-state', '投稿人没有等待答复的撤下申请。')
  const contribution = await claimContribution(tx, seen, 'answer-withdrawal', { withdrawalAskedAt: null })
  if (isGranted) await takeItDown(tx, actor, contribution)
  const wording = isGranted ? '编辑部同意撤下，文章已下架。' : undefined
  await recordStep(tx, contribution, {
    ...{ move: 'answer-withdrawal', by: actor, details: { isGranted } },
    ...(wording ? { wording } : {}),
  })
  await tellContributor(tx, contribution, { letter: 'withdrawal_answered', note })
  return { id: contribution.id, version: contribution.version }
}

async function takeItDown(tx: Tx, actor: Actor, { articleId }: Contribution): Promise<void> {
  await tx.$queryRaw`SELECT FROM article WHERE id = ${articleId} FOR NO KEY UPDATE`
  const { id, version } = await tx.article.findUniqueOrThrow({
    where: { id: articleId ?? 0 },
    select: { id: true, version: true },
  })
  await takeDown(tx, actor, { id, version }, { reason: 'contributor_withdrawn', note: '投稿人申请撤下' })
}

/** The same, for an editor who may. No article rules it: a matter of the house.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function answerWithdrawal(editor: Editor, input: unknown): Promise<SeenRow> {
  permit(editor, 'contribution.decide')
  const { note, isGranted, ...seen } = parseInput(answerSchema.extend(seenRow.shape), input)
  if (isGranted) permit(editor, moves['take-down'].permission)
  return transaction((tx) => answerWithdrawalRequest(tx, editor, seen, { note, isGranted }))
}
