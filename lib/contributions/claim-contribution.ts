import { databaseNow } from '#lib/db/database-now.ts'
import type { Contribution, Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { shanghaiMinute } from '../time.ts'
import { type ContributionTransition, contributionMoves } from './contribution-moves.ts'
import { contributionStates } from './contribution-states.ts'

/** A contribution as somebody saw it; without a version whatever it is now: its contributor and the portal itself see none. */
type SeenContribution = { id: number; version?: number | undefined }

/** What a move writes beside the state. */
type Columns = Pick<
  Prisma.ContributionUncheckedUpdateManyInput,
  'articleId' | 'declineReason' | 'withdrawalAskedAt'
>

/**
 * Takes a contribution for a move: one guarded UPDATE on its number, its state and the version that was seen.
 * @returns its row as it now stands
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function claimContribution(
  tx: Tx,
  seen: SeenContribution,
  move: ContributionTransition,
  columns: Columns = {},
): Promise<Contribution> {
  const { from, to, closes } = contributionMoves[move]
  const closed = closes ? { closedAt: await databaseNow(tx) } : {}
  const [claimed] = await tx.contribution.updateManyAndReturn({
    where: { ...guardOf(seen), state: { in: [...from] } },
    data: { ...columns, state: to, version: { increment: 1 }, ...closed },
  })
  return claimed ?? refuse(tx, seen, move)
}

/**
 * Holds a contribution as it is until the transaction ends, for a move that needs something else before its row can change.
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function holdContribution(
  tx: Tx,
  seen: SeenContribution,
  move: ContributionTransition,
): Promise<Contribution> {
  await tx.$queryRaw`SELECT FROM contribution WHERE id = ${seen.id} FOR NO KEY UPDATE`
  const held = await tx.contribution.findFirst({
    where: { ...guardOf(seen), state: { in: [...contributionMoves[move].from] } },
  })
  return held ?? refuse(tx, seen, move)
}

const guardOf = ({ id, version }: SeenContribution) => (version === undefined ? { id } : { id, version })

/** One look at what stood in the way. */
async function refuse(tx: Tx, { id }: SeenContribution, move: ContributionTransition): Promise<never> {
  const row = await tx.contribution.findUnique({ where: { id } })
  if (!row) throw new DomainError('not-found', '没有这份投稿。')
  const from: readonly string[] = contributionMoves[move].from
  if (!from.includes(row.state))
    throw new DomainError(
      'wrong-state',
      `这份投稿现在是“${contributionStates[row.state].name}”，不能进行这项操作。`,
      { details: { state: row.state } },
    )
  const last = await tx.contributionStep.findFirst({ where: { contributionId: id }, orderBy: { id: 'desc' } })
  const { actor, at } = last ?? { actor: '别人', at: row.receivedAt }
  throw new DomainError(
    'conflict',
    `${actor} 于 ${shanghaiMinute(at)} 处理了这份投稿，您看到的不是最新的。`,
    { details: { version: row.version } },
  )
}
