import { z } from 'zod'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { MailState } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { caseNumber } from '../case-number.ts'
import { undeliveredIn } from '../mail/mail-states.ts'
import { theClocks } from './case-actors.ts'
import { stopClocks } from './case-clocks.ts'
import { DMCA } from './case-laws.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { counterLetters } from './counter-letters.ts'
import { deliveryMoves } from './delivery-moves.ts'
import { cameUnderDmca } from './dmca-path.ts'
import { claimantCases } from './joined-claimants.ts'
import { recordCaseStep } from './record-case-step.ts'
import { startPeriod } from './start-period.ts'
import { canMail } from './write-letter.ts'
import { followMain } from './write-to-claimants.ts'

const forwardedRow = z.object({
  caseId: z.number(),
  /** The case of the notice whose claimant it was sent to. */
  of: z.number(),
  state: z.enum(MailState),
  sentAt: z.date().nullable(),
})

/** What the step keeps of it. */
const awaited = z.object({ claimant: z.int().optional() })

/** Whether the newest word on the delivery of a case's counter-notice is that no mail brings it to the claimant. */
export async function isCounterUndelivered(tx: Pick<Tx, 'caseStep'>, caseId: number): Promise<boolean> {
  return (await awaitedClaimant(tx, caseId)) !== null
}

/** The claimant to whom the desk is to deliver it (民法典 §1196): the case of his own notice, which may have been merged into this one; null for
 *  none. */
export async function awaitedClaimant(tx: Pick<Tx, 'caseStep'>, caseId: number): Promise<number | null> {
  const last = await tx.caseStep.findFirst({
    where: { caseId, event: { in: [...deliveryMoves] } },
    orderBy: { id: 'desc' },
    select: { event: true, details: true },
  })
  if (last?.event !== 'find-counter-undeliverable') return null
  return awaited.parse(last.details).claimant ?? caseId
}

/** Cases whose reasonable period runs from before the counter-notice was sent to the last of its claimants (民法典 §1196), and those to one of
 *  whose claimants no mail brings it, while nobody was told so of him. */
export function misdatedCounters(limit: number, tx?: Tx, caseId?: number) {
  return queryRows(
    forwardedRow,
    Prisma.sql`
      SELECT rights_case.id AS "caseId", forwarded.case_id AS of, forwarded.state::text AS state, forwarded.sent_at AS "sentAt"
      FROM rights_case CROSS JOIN LATERAL (
        SELECT newest.* FROM (
          SELECT DISTINCT ON (case_id) case_id, mail.state, mail.sent_at, case_message.at
          FROM case_message JOIN mail ON mail.id = mail_id
          WHERE letter IN (${Prisma.join([...counterLetters])}) AND case_id IN (
            SELECT one.id FROM rights_case AS one WHERE one.id = rights_case.id OR one.merged_into_id = rights_case.id)
          ORDER BY case_id, case_message.at DESC) AS newest
        WHERE NOT EXISTS (SELECT FROM case_step WHERE case_id = rights_case.id AND case_step.at >= newest.at
          AND event IN ('find-counter-undeliverable', 'record-delivery')
          AND coalesce((details->>'claimant')::int, newest.case_id) = newest.case_id)
        ORDER BY ${undeliveredIn(Prisma.sql`state`)} DESC, sent_at DESC NULLS LAST LIMIT 1) forwarded
      WHERE rights_case.state = 'counter_received' AND (${caseId ?? null}::int IS NULL OR rights_case.id = ${caseId ?? null})
        AND EXISTS (SELECT FROM case_clock WHERE case_id = rights_case.id AND fired_at IS NULL AND stopped_at IS NULL
          AND (kind IN ('reasonable_period', 'dmca_latest') AND ${undeliveredIn(Prisma.sql`forwarded.state`)}
            OR kind = 'reasonable_period' AND started_at < forwarded.sent_at))
      ORDER BY rights_case.id LIMIT ${limit}`,
    tx,
  )
}

/** 民法典 §1196: the claimant has a reasonable period from when the statement has reached him. It begins anew when the mail is sent;
 *  where none reaches him it stops, and the desk is to act. The days of the DMCA run on (17 U.S.C. §512(g)(2)(C)).
 *  @returns whether anything had to be mended */
export async function dateFromDelivery(tx: Tx, caseId: number, at: Date): Promise<boolean> {
  const row = await holdCase(tx, caseId)
  const [found] = await misdatedCounters(1, tx, caseId)
  if (!found) return false
  if (found.state !== 'sent' || found.sentAt === null) await awaitTheDesk(tx, row.id, at, found.of)
  else await startPeriod(tx, caseId, 'reasonable_period', found.sentAt)
  return true
}

/** What is told where the days run on, and to who has it himself. */
const RUNS_ON = '投稿人的书面说明没能寄达您，全文见本页的信件；期限不因此停止，编辑部将另行送达。'
const RUNS_ON_FOR_OTHER = '投稿人的书面说明没能寄达另一投诉人；期限不因此停止，编辑部将另行送达。'
const NOT_TO_OTHER = '投稿人的书面说明没能寄达另一投诉人，期限没有起算，由编辑部办理。'

/** The claimant of a case, or of a notice that was merged into it, to whom no mail can bring a letter: the number of his case, null for none. */
export async function unreachedClaimant(tx: Tx, row: RightsCase): Promise<number | null> {
  for (const one of await claimantCases(tx, row)) if (!(await canMail(tx, one, 'claimant'))) return one.id
  return null
}

/** The statement did not reach the claimant, or one whose notice was merged into the case (`of`): the reasonable period does not run (民法典 §1196); the desk has as long to act as for a notice that
 *  comes in. Under the DMCA the days run on, which count from the receipt of the counter-notice (17 U.S.C. §512(g)(2)(C)). */
export async function awaitTheDesk(tx: Tx, caseId: number, at: Date, of = caseId): Promise<void> {
  const move = 'find-counter-undeliverable'
  const row = await claimCase(tx, { id: caseId }, { move, at })
  const isDmca = await cameUnderDmca(tx, caseId)
  const law = isDmca ? { law: `${DMCA}(2)(B)` } : {}
  const own = isDmca ? { publicWording: RUNS_ON } : {}
  const forOther = { publicWording: isDmca ? RUNS_ON_FOR_OTHER : NOT_TO_OTHER }
  await recordCaseStep(tx, row, {
    ...{ move, by: theClocks, at, ...law, details: { claimant: of } },
    ...(of === caseId ? own : { ...forOther, reason: `没有寄达的是并入的 ${caseNumber(of)} 的投诉人` }),
  })
  if (of !== caseId) await followMain(tx, of, caseId, { move, at, ...law, ...own })
  await stopClocks(tx, caseId, at, ['reasonable_period'])
  await startDesksTime(tx, caseId, at)
}

/** The desk is to deliver a counter-notice to a claimant (民法典 §1196), within as long as it has to act on a notice that comes in; else the chief editors are
 *  reminded. */
export async function startDesksTime(tx: Tx, caseId: number, at: Date): Promise<void> {
  await startPeriod(tx, caseId, 'act_limit', at)
}
