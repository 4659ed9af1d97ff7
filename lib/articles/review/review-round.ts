import type { Prisma, ReviewStep } from '#lib/db/generated/client.ts'
import type { ReviewDecision } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../../actors/actor.ts'

/** A text that was submitted, and who approved it so far. */
export type ReviewRound = {
  submitted: ReviewStep
  approvals: ReviewStep[]
  /** In how many stages it is reviewed. */
  stages: number
  /** The stage that is to be decided on, from 1. */
  stage: number
}

/** The review of an article that was begun last; null where none was. */
export async function lastRound(
  client: Pick<Prisma.TransactionClient, 'reviewStep'>,
  articleId: number,
): Promise<ReviewRound | null> {
  const steps = await client.reviewStep.findMany({ where: { articleId }, orderBy: { id: 'asc' } })
  const at = steps.findLastIndex(({ decision }) => decision === 'submitted')
  const submitted = steps[at]
  if (!submitted) return null
  const approvals = steps.slice(at + 1).filter(({ decision }) => decision === 'approved')
  return { submitted, approvals, stages: submitted.stages, stage: approvals.length + 1 }
}

type Step = { decision: ReviewDecision; stages: number; note: string }

/** Keeps what somebody decided, under the version that the article has by it. */
export async function keepStep(
  tx: Tx,
  actor: Actor,
  { id: articleId, version }: { id: number; version: number },
  step: Step,
): Promise<void> {
  await tx.reviewStep.create({
    data: { articleId, version, ...step, editorId: editorIdOf(actor), actor: actor.name },
  })
}
