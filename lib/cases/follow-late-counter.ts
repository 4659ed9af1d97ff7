import { databaseNow } from '#lib/db/database-now.ts'
import type { CounterNotice, RightsCase } from '#lib/db/generated/client.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { caseMove } from './case-moves.ts'
import { type CaseSeen, claimCase, holdCase, refusalOf } from './claim-case.ts'
import { isCounterOnItsWay } from './claimants-reached.ts'
import { readCounterClaim } from './counter-claim.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { restoresAtOnce } from './dmca-path.ts'
import { followCounter } from './follow-counter.ts'
import { type Decided, decisionSchema, needsSecond, propose } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'

/** `isMailed`: whether a mail brings it to every claimant. */
type FollowedLate = Decided & { isMailed: boolean }

/**
 * Takes up a whole counter-notice that waits in an accepted case, since it came after the removal, or was entered for two persons: it is
 * forwarded to the claimant, and what follows is what follows every counter-notice (条例 §17; 民法典 §1196; 17 U.S.C. §512(g)). Where it
 * restores at once and the setting asks for two persons this is the proposal.
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict
 */
export async function followLateCounter(editor: Editor, input: unknown): Promise<FollowedLate> {
  permit(editor, 'case.decide')
  const { note, ...seen } = parseInput(decisionSchema, input)
  return transaction(async (tx) => {
    const move = 'follow-late-counter'
    const row = await holdCase(tx, seen.id)
    if ((await restoresAtOnce(tx, row)) && (await needsSecond(tx, move))) {
      // This says whether he saw it as it is.
      if (row.version !== seen.version || !caseMove(move).from.includes(row.state))
        throw await refusalOf(tx, seen, move)
      await lateCounterOf(tx, row)
      const proposed = await propose(tx, editor, seen, { action: 'follow_counter', note })
      return { ...proposed, isMailed: false }
    }
    const followed = await takeUpLateCounter(tx, editor, seen, { at: await databaseNow(tx), note })
    return { ...followed, isProposed: false }
  }, OF_MANY_ARTICLES)
}

/** The same in an open transaction (条例 §17; 民法典 §1196; 17 U.S.C. §512(g)). */
export async function takeUpLateCounter(
  tx: Tx,
  by: Actor,
  seen: CaseSeen,
  { at, note }: { at: Date; note: string },
): Promise<{ version: number; isMailed: boolean }> {
  const move = 'follow-late-counter'
  const row = await claimCase(tx, seen, { move, at })
  const { id, receivedAt, partyId, claim } = await lateCounterOf(tx, row)
  await assertCaseNamesNobody(tx, row, note)
  await tx.counterNotice.update({ where: { id }, data: { forwardedAt: at } })
  await recordCaseStep(tx, row, { move, by, at, reason: note })
  await followCounter(tx, row, { counter: { partyId, claim }, by, at, isReopened: false, receivedAt })
  return { version: (await holdCase(tx, row.id)).version, isMailed: await isCounterOnItsWay(tx, row) }
}

async function lateCounterOf(tx: Tx, { id: caseId }: RightsCase) {
  const counter = await tx.counterNotice.findFirst({
    where: { caseId, receivedAt: { not: null }, forwardedAt: null },
    orderBy: { receivedAt: 'desc' },
  })
  if (!counter) throw new DomainError('wrong-state', '本案没有尚未转送投诉人的书面说明。')
  const { partyId } = counter
  if (partyId === null || counter.claimSealed === null) throw deleted(counter)
  return { id: counter.id, receivedAt: counter.receivedAt, partyId, claim: readCounterClaim(counter) }
}

function deleted({ receivedAt }: CounterNotice): DomainError {
  return new DomainError('wrong-state', '书面说明已按保存期限删除，不能再转送。', {
    details: { receivedAt: receivedAt?.toISOString() ?? null },
  })
}
