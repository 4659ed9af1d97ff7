import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { theClocks } from './case-actors.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { readCounterClaim } from './counter-claim.ts'
import { counterElementsOf } from './counter-elements.ts'
import { followCounter } from './follow-counter.ts'
import { recordCaseStep } from './record-case-step.ts'

const waitingRow = z.object({ id: z.uuid(), caseId: z.int() })

/**
 * Statements about another right than copyright that wait for nothing but what 民法典 §1196 does not ask for. Versions before asked for the
 * address and the work's name of them, too; their contributors are asked for nothing now, and would lose their time.
 */
export function wholeCounters(limit: number, tx?: Tx, caseId?: number) {
  const asked = counterElementsOf({ kind: 'reputation', isUnderDmca: false })
  return queryRows(
    waitingRow,
    Prisma.sql`
      SELECT counter_notice.id::text AS id, case_id AS "caseId" FROM counter_notice JOIN rights_case ON rights_case.id = case_id
      WHERE state = 'awaiting_counter' AND kind <> 'copyright' AND counter_notice.received_at IS NULL AND counter_notice.claim_sealed IS NOT NULL
        AND counter_notice.party_id IS NOT NULL AND counter_notice.missing <> '{}' AND NOT counter_notice.missing && ${asked}::text[]
        AND (${caseId ?? null}::int IS NULL OR case_id = ${caseId ?? null})
      ORDER BY case_id LIMIT ${limit}`,
    tx,
  )
}

/** Takes up such a statement as one that is whole (民法典 §1196): it is forwarded, and the reasonable period begins.
 *  @returns whether there was one */
export async function takeUpWholeCounter(tx: Tx, caseId: number, at: Date): Promise<boolean> {
  const move = 'receive-counter'
  await holdCase(tx, caseId)
  const [found] = await wholeCounters(1, tx, caseId)
  if (!found) return false
  const row = await claimCase(tx, { id: caseId }, { move, at })
  const counter = await tx.counterNotice.update({
    where: { id: found.id },
    data: { missing: [], receivedAt: at, forwardedAt: at },
  })
  const { partyId, claimSealed } = counter
  if (partyId === null || claimSealed === null) throw new Error('a statement of nobody')
  await recordCaseStep(tx, row, {
    ...{ move, by: theClocks, at, details: { missing: [] } },
    reason: '此前收到的书面说明已经具备所需的内容，依规定转送',
  })
  const claim = readCounterClaim({ id: counter.id, claimSealed })
  await followCounter(tx, row, { counter: { partyId, claim }, by: theClocks, at, isReopened: false })
  return true
}
