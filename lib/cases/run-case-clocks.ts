import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { Prisma, type RightsCase } from '#lib/db/generated/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import { undeliveredIn } from '../mail/mail-states.ts'
import { oneByOne } from '../one-by-one.ts'
import { theClocks } from './case-actors.ts'
import { stopClocks } from './case-clocks.ts'
import type { CaseMove } from './case-moves.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { dateFromDelivery, misdatedCounters } from './counter-delivery.ts'
import { recordCaseStep } from './record-case-step.ts'
import { type Recipients, remindEditors } from './remind-editors.ts'
import { remove } from './remove-case.ts'
import { restoreByCase } from './restore-case.ts'
import { settleArticles } from './settle-articles.ts'
import { noteUndeliverable } from './undeliverable.ts'
import { takeUpWholeCounter, wholeCounters } from './whole-counters.ts'
import { writeLetter } from './write-letter.ts'

const AT_ONCE = 500

const dueRow = z.object({ id: z.number(), caseId: z.number() })

/**
 * Acts on the periods of cases that are over (条例 §14, 15; 民法典 §1195, 1196; 17 U.S.C. §512(g)): each in a transaction of its own, in which it is noted as over, so that none is acted on
 * twice, whatever instance or second run does it. A case that somebody acts on at this moment is left to the next run, which finds the
 * period stopped where that settled it. One that fails is reported and stands in no other's way.
 * @param at the moment that counts as now; by the database's clock where it is not given
 */
export async function runCaseClocks({ at }: { at?: Date } = {}): Promise<{ fired: number; failed: number }> {
  const now = at ?? (await databaseNow())
  const unreached = await noteUnreached(now)
  const counters = await each(await misdatedCounters(AT_ONCE), ({ caseId }) =>
    transaction((tx) => dateFromDelivery(tx, caseId, now)),
  )
  const whole = await each(await wholeCounters(AT_ONCE), ({ caseId }) =>
    transaction((tx) => takeUpWholeCounter(tx, caseId, now)),
  )
  const due = await queryRows(
    dueRow,
    Prisma.sql`
      SELECT id, case_id AS "caseId" FROM case_clock
      WHERE fired_at IS NULL AND stopped_at IS NULL AND due_at <= ${now} ORDER BY due_at, id LIMIT ${AT_ONCE}`,
  )
  const clocks = await each(due, (clock) => transaction((tx) => fire(tx, clock, now), OF_MANY_ARTICLES))
  return { fired: clocks.done, failed: clocks.failed + unreached.failed + counters.failed + whole.failed }
}

const each = <Item extends { caseId: number }>(
  items: readonly Item[],
  act: (item: Item) => Promise<boolean>,
) => oneByOne(items, act, ({ caseId }) => `a period of the case ${caseId}`)

/** 条例 §15: forwarded notices that no mail brings to the contributor, whatever its server says, or that there is none. */
async function noteUnreached(at: Date) {
  const rows = await queryRows(
    z.object({ caseId: z.number() }),
    Prisma.sql`SELECT id AS "caseId" FROM rights_case WHERE ${unreached} ORDER BY id LIMIT ${AT_ONCE}`,
  )
  return each(rows, ({ caseId }) =>
    transaction(async (tx) => {
      const row = await holdCase(tx, caseId)
      const [still] = await tx.$queryRaw<
        unknown[]
      >`SELECT FROM rights_case WHERE id = ${caseId} AND ${unreached}`
      if (still) await noteUndeliverable(tx, row, { at, isAccepting: false })
      return still !== undefined
    }),
  )
}

/** Cases whose newest forwarded notice came back, while the contributor's time runs as if he had it. */
const unreached = Prisma.sql`
  state = 'awaiting_counter' AND notice_published_at IS NULL
  AND EXISTS (SELECT FROM case_clock WHERE case_id = rights_case.id AND kind = 'counter_silence'
    AND fired_at IS NULL AND stopped_at IS NULL)
  AND (SELECT ${undeliveredIn(Prisma.sql`mail.state`)} FROM case_message JOIN mail ON mail.id = mail_id
    WHERE case_id = rights_case.id AND letter = 'forward' ORDER BY case_message.at DESC LIMIT 1)`

/** @returns whether it was this call that acted */
async function fire(tx: Tx, { id, caseId }: z.output<typeof dueRow>, at: Date): Promise<boolean> {
  // The case's row first, as everything else that acts on the case does.
  const [held] = await tx.$queryRaw<unknown[]>`
    SELECT FROM rights_case WHERE id = ${caseId} FOR NO KEY UPDATE SKIP LOCKED`
  if (!held) return false
  const [clock] = await tx.caseClock.updateManyAndReturn({
    where: { id, firedAt: null, stoppedAt: null, dueAt: { lte: at } },
    data: { firedAt: at },
  })
  if (!clock) return false
  const row = await tx.rightsCase.findUniqueOrThrow({ where: { id: caseId } })
  await actions[clock.kind](tx, row, at)
  return true
}

type Action = (tx: Tx, row: RightsCase, at: Date) => Promise<unknown>

/** What the end of each period does. */
const actions: Record<CaseClockKind, Action> = {
  act_target: remind('miss-target', 'responsible'),
  act_limit: remind('miss-limit', 'chiefs'),
  decide_limit: remind('miss-decision', 'chiefs'),
  dmca_earliest: remind('open-dmca-window', 'chiefs'),
  info_silence: lapse,
  counter_silence: (tx, { id }, at) =>
    remove(tx, theClocks, { id }, { move: 'remove-after-silence', at, note: '' }),
  reasonable_period: (tx, { id }, at) =>
    restoreByCase(tx, theClocks, { id }, { move: 'restore-after-period', at, note: '' }),
  dmca_latest: (tx, { id }, at) =>
    restoreByCase(tx, theClocks, { id }, { move: 'restore-by-dmca', at, note: '' }),
}

function remind(move: CaseMove, to: Recipients): Action {
  return async (tx, { id }, at) => {
    const row = await claimCase(tx, { id }, { move, at })
    const told = await remindEditors(tx, row, { move, to })
    await recordCaseStep(tx, row, { move, by: theClocks, at, details: { told } })
  }
}

/** 条例 §14: what was missing did not come. Nothing of it had left readers' sight. */
async function lapse(tx: Tx, { id }: RightsCase, at: Date): Promise<void> {
  const move = 'lapse'
  const row = await claimCase(tx, { id }, { move, at })
  await stopClocks(tx, id, at)
  await settleArticles(tx, id, 'lapsed')
  await recordCaseStep(tx, row, { move, by: theClocks, at })
  await writeLetter(tx, row, { letter: 'lapsed', at })
  await closeCase(tx, row, { by: theClocks, at })
}
