import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { MailState } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { theClocks } from './case-actors.ts'
import { startClock, stopClocks } from './case-clocks.ts'
import { endOfPeriod } from './case-periods.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { recordCaseStep } from './record-case-step.ts'

/** The periods that begin when a counter-notice has reached the claimant. */
const afterForwarding = ['reasonable_period', 'dmca_earliest', 'dmca_latest'] as const

const forwardedRow = z.object({
  caseId: z.number(),
  state: z.enum(MailState),
  sentAt: z.date().nullable(),
})

/** Cases whose claimant's period runs from before the counter-notice was sent to him, or although it does not reach him. */
export function misdatedCounters(limit: number, tx?: Tx, caseId?: number) {
  return queryRows(
    forwardedRow,
    Prisma.sql`
      SELECT rights_case.id AS "caseId", forwarded.state::text AS state, forwarded.sent_at AS "sentAt"
      FROM rights_case CROSS JOIN LATERAL (
        SELECT mail.state, mail.sent_at FROM case_message JOIN mail ON mail.id = mail_id
        WHERE case_id = rights_case.id AND letter = 'counter_forwarded' ORDER BY case_message.at DESC LIMIT 1) forwarded
      WHERE rights_case.state = 'counter_received' AND (${caseId ?? null}::int IS NULL OR rights_case.id = ${caseId ?? null})
        AND EXISTS (SELECT FROM case_clock WHERE case_id = rights_case.id AND fired_at IS NULL AND stopped_at IS NULL
          AND kind IN ('reasonable_period', 'dmca_earliest', 'dmca_latest')
          AND (forwarded.state IN ('undeliverable', 'failed', 'not_configured') OR started_at < forwarded.sent_at))
      ORDER BY rights_case.id LIMIT ${limit}`,
    tx,
  )
}

/** 民法典 §1196: the claimant has a reasonable period from when the statement has reached him. It begins anew when the mail is sent;
 *  where none reaches him it stops, and the desk is to act.
 *  @returns whether anything had to be mended */
export async function dateFromDelivery(tx: Tx, caseId: number, at: Date): Promise<boolean> {
  const row = await holdCase(tx, caseId)
  const [found] = await misdatedCounters(1, tx, caseId)
  if (!found) return false
  if (found.state !== 'sent' || found.sentAt === null) {
    await awaitTheDesk(tx, row.id, at)
    return true
  }
  const running = await tx.caseClock.findMany({
    where: { caseId, kind: { in: [...afterForwarding] }, firedAt: null, stoppedAt: null },
  })
  for (const { kind } of running)
    await startClock(tx, caseId, {
      ...{ kind, from: found.sentAt, due: await endOfPeriod(tx, kind, found.sentAt) },
    })
  return true
}

/** The statement did not reach the claimant: no period of his runs (民法典 §1196); the desk has as long to act as for a notice that comes in. */
export async function awaitTheDesk(tx: Tx, caseId: number, at: Date): Promise<void> {
  const move = 'find-counter-undeliverable'
  const row = await claimCase(tx, { id: caseId }, { move, at })
  await recordCaseStep(tx, row, { move, by: theClocks, at })
  await stopClocks(tx, caseId, at, afterForwarding)
  const due = await endOfPeriod(tx, 'act_limit', at)
  await startClock(tx, caseId, { kind: 'act_limit', from: at, due })
}
