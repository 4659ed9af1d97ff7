import { type CaseClock, Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { DAY_MS, lastShanghaiMidnight, shanghaiDate, shanghaiMinute } from '../time.ts'
import { addWorkingDays } from '../working-days/add-working-days.ts'
import { type CalendarYear, calendarYears, isWorkingDay } from '../working-days/calendar-years.ts'
import { importCalendar } from '../working-days/import-calendar.ts'
import type { CalendarEntry } from '../working-days/parse-calendar.ts'
import { endOnWorkingDay } from './case-periods.ts'
import { claimCase } from './claim-case.ts'
import type { CaseClockKind } from './desk-clocks.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'
import { writeToClaimants } from './write-to-claimants.ts'

/** What the end of each period of days depends on: that its last day is no holiday (民法典 §203), or how many working days it has
 *  (17 U.S.C. §512(g)(2)(C)). */
const countedBy: Partial<Record<CaseClockKind, 'last-day' | 'working-days'>> = {
  ...{ decide_limit: 'last-day', info_silence: 'last-day', counter_silence: 'last-day' },
  ...{ reasonable_period: 'last-day', dmca_earliest: 'working-days', dmca_latest: 'working-days' },
}

const ofClaimants: readonly CaseClockKind[] = ['info_silence', 'reasonable_period', 'dmca_latest']
const ofContributors: readonly CaseClockKind[] = ['counter_silence', 'reasonable_period', 'dmca_latest']

/**
 * Enters a calendar of working days, and moves the ends of the periods that run: an end that was reckoned by ordinary weeks and falls on
 * a day now off is the next working day's (民法典 §203); of a period of working days the same number is counted anew (17 U.S.C.
 * §512(g)(2)(C)). None becomes shorter; one that is stopped is reckoned
 * anew when it runs on. Each is on its case's record, and the sides that wait for it are told. It is one transaction: the cases of these
 * periods wait for it.
 * @returns the years, and how many cases have a later end
 */
export async function enterCalendar(
  tx: Tx,
  by: Actor,
  { entries, at }: { entries: readonly CalendarEntry[]; at: Date },
): Promise<{ years: number[]; extended: number }> {
  const clocks = await runningPeriods(tx, at)
  const before = await calendarYears(tx)
  const years = await importCalendar(tx, by, entries)
  const later: CaseClock[] = []
  for (const clock of clocks) {
    const dueAt = await endByCalendar(tx, clock, before)
    if (dueAt > clock.dueAt) later.push({ ...clock, dueAt })
  }
  const cases = Map.groupBy(later, ({ caseId }) => caseId)
  for (const [id, moved] of cases) await extend(tx, { id, by, at, moved })
  return { years, extended: cases.size }
}

/** The periods of days that run, their cases held in order until the transaction ends. */
async function runningPeriods(tx: Tx, at: Date): Promise<CaseClock[]> {
  const kinds = Object.keys(countedBy) as CaseClockKind[]
  const where = { kind: { in: kinds }, firedAt: null, stoppedAt: null, dueAt: { gt: at } }
  const cases = await tx.caseClock.findMany({ where, select: { caseId: true }, distinct: ['caseId'] })
  const ids = cases.map(({ caseId }) => caseId)
  if (ids.length === 0) return []
  await tx.$queryRaw`SELECT FROM rights_case WHERE id IN (${Prisma.join(ids)}) ORDER BY id FOR NO KEY UPDATE`
  return tx.caseClock.findMany({ where: { ...where, caseId: { in: ids } }, orderBy: { id: 'asc' } })
}

async function endByCalendar(
  tx: Tx,
  { kind, startedAt, dueAt }: CaseClock,
  before: readonly CalendarYear[],
): Promise<Date> {
  if (countedBy[kind] === 'last-day') return endOnWorkingDay(tx, dueAt)
  const days = workingDaysBetween(startedAt, dueAt, before)
  if (days < 1) return dueAt
  return new Date((await addWorkingDays(tx, startedAt, days)).getTime() - DAY_MS)
}

/** How many working days follow the day of one moment, up to the day that begins with the other. */
function workingDaysBetween(from: Date, until: Date, years: readonly CalendarYear[]): number {
  let days = 0
  for (let at = lastShanghaiMidnight(from).getTime() + DAY_MS; at <= until.getTime(); at += DAY_MS)
    if (isWorkingDay(years, shanghaiDate(new Date(at)))) days += 1
  return days
}

type Extension = { id: number; by: Actor; at: Date; moved: readonly CaseClock[] }

async function extend(tx: Tx, { id, by, at, moved }: Extension): Promise<void> {
  const move = 'extend-by-calendar'
  const row = await claimCase(tx, { id }, { move, at })
  for (const { id: clock, dueAt } of moved)
    await tx.caseClock.update({ where: { id: clock }, data: { dueAt } })
  const concerns = (kinds: readonly CaseClockKind[]) => moved.find(({ kind }) => kinds.includes(kind))
  const [claimants, contributors] = [concerns(ofClaimants), concerns(ofContributors)]
  const shown = claimants ?? contributors
  const publicWording = shown ? `工作日安排公布后，期限顺延至 ${shanghaiMinute(shown.dueAt)}。` : null
  await recordCaseStep(tx, row, {
    ...{ move, by, at, publicWording },
    details: { periods: moved.map(({ kind, dueAt }) => ({ kind, dueAt: dueAt.toISOString() })) },
    ...(moved.some(({ kind }) => kind === 'dmca_latest') && { law: '17 U.S.C. § 512(g)(2)(C)' }),
  })
  if (claimants) {
    const fields = { deadline: shanghaiMinute(claimants.dueAt) }
    await writeToClaimants(tx, row, { letter: 'period_extended', move, at, fields, publicWording })
  }
  if (contributors) {
    const fields = { deadline: shanghaiMinute(contributors.dueAt) }
    await writeLetter(tx, row, { letter: 'period_extended_to_contributor', at, fields })
  }
}
