import type { Prisma, RightsCase } from '#lib/db/generated/client.ts'
import type { CaseKind } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { shanghaiMinute } from '../time.ts'
import { allCaseKinds, caseKinds } from './case-kinds.ts'
import { type CaseMove, caseMove } from './case-moves.ts'
import { caseOutcomes } from './case-outcomes.ts'
import { caseStates } from './case-states.ts'

/** A case as somebody saw it; without a version whatever it is now: its sides and the clocks see none. */
export type CaseSeen = { id: number; version?: number | undefined }

/** A move of a case and when it is made. */
type Claim = {
  move: CaseMove
  at: Date
  /** What the move writes beside the state. */
  columns?: Columns
}

type Columns = Pick<
  Prisma.RightsCaseUncheckedUpdateManyInput,
  | 'missing'
  | 'claimSealed'
  | 'isTruthStated'
  | 'partyId'
  | 'claimantKey'
  | 'completeAt'
  | 'acceptedAt'
  | 'actedAt'
  | 'contributionId'
  | 'mergedIntoId'
  | 'foreignConfirmedAt'
  | 'publicNotice'
  | 'noticePublishedAt'
  | 'orderReference'
>

/**
 * Takes a case for one move: a single guarded UPDATE on its number, its state, its kind and the version that was seen. Nobody else
 * can move the case until the commit. A message of a side and a reminder raise no version. Open proposals end when the state changes.
 * @returns its row as it now stands
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function claimCase(
  tx: Tx,
  seen: CaseSeen,
  { move, at, columns = {} }: Claim,
): Promise<RightsCase> {
  const { to, outcome, from, fromOutcomes, by, isReminder = false } = caseMove(move)
  // What a side writes, and what reminds, leaves the case as an editor saw it; else a side could keep the newsroom from acting at all.
  const isOfSide = by === 'claimant' || by === 'contributor'
  const isMessage = isOfSide && from.every((state) => state === (to ?? state))
  const open = from.filter((state) => state !== 'closed')
  const closed = fromOutcomes ? [{ state: 'closed' as const, outcome: { in: [...fromOutcomes] } }] : []
  const [claimed] = await tx.rightsCase.updateManyAndReturn({
    where: {
      ...{ id: seen.id, kind: { in: kindsOf(move) } },
      ...(seen.version === undefined ? {} : { version: seen.version }),
      OR: [{ state: { in: open } }, ...closed],
    },
    data: {
      ...columns,
      ...(!isMessage && !isReminder && { version: { increment: 1 } }),
      ...(to && { state: to, outcome: outcome ?? null, closedAt: to === 'closed' ? at : null }),
    },
  })
  if (!claimed) throw await refusalOf(tx, seen, move)
  if (to) await endProposals(tx, seen.id, at)
  return claimed
}

/** Holds a case as it is until the transaction ends.
 *  @throws DomainError not-found */
export async function holdCase(tx: Tx, id: number): Promise<RightsCase> {
  await tx.$queryRaw`SELECT FROM rights_case WHERE id = ${id} FOR NO KEY UPDATE`
  const row = await tx.rightsCase.findUnique({ where: { id } })
  if (!row) throw new DomainError('not-found', '没有这个案件。')
  return row
}

function kindsOf(move: CaseMove): CaseKind[] {
  const { paths } = caseMove(move)
  return allCaseKinds.filter((kind) => paths.includes(caseKinds[kind].path))
}

async function endProposals(tx: Tx, caseId: number, at: Date): Promise<void> {
  await tx.caseApproval.updateMany({
    where: { caseId, confirmedAt: null, endedAt: null },
    data: { endedAt: at },
  })
}

/** The refusal of a move that a case does not allow as it now stands, or that was asked of an older version of it.
 *  @returns not-found | wrong-state | conflict, for the caller to throw */
export async function refusalOf(tx: Tx, seen: CaseSeen, move: CaseMove): Promise<DomainError> {
  const row = await tx.rightsCase.findUnique({ where: { id: seen.id } })
  if (!row) return new DomainError('not-found', '没有这个案件。')
  const { from, fromOutcomes } = caseMove(move)
  const details = { state: row.state, outcome: row.outcome, version: row.version }
  if (!kindsOf(move).includes(row.kind))
    return new DomainError('wrong-state', `“${caseKinds[row.kind].name}”案件没有这一步。`, { details })
  const fits = row.outcome ? fromOutcomes?.includes(row.outcome) : from.includes(row.state)
  if (!fits) {
    const now = row.outcome ? caseOutcomes[row.outcome].name : caseStates[row.state].name
    return new DomainError('wrong-state', `本案现在是“${now}”，不能进行这项操作。`, { details })
  }
  const last = await tx.caseStep.findFirst({ where: { caseId: row.id }, orderBy: { id: 'desc' } })
  const { actor, at } = last ?? { actor: '别人', at: row.receivedAt }
  return new DomainError('conflict', `${actor} 于 ${shanghaiMinute(at)} 办理过本案，您看到的不是最新的。`, {
    details: { ...details, changedBy: actor, changedAt: at.toISOString() },
  })
}
