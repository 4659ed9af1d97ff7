import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import type { CalendarEntry } from './parse-calendar.ts'

/** Enters the days of whole years: what was entered of them before is replaced. What is known of other years stays.
 *  @returns the years */
export async function importCalendar(
  tx: Tx,
  actor: Actor,
  entries: readonly CalendarEntry[],
): Promise<number[]> {
  const years = [...new Set(entries.map(({ day }) => Number(day.slice(0, 4))))].sort()
  const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
  for (const year of years) {
    const span = { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) }
    const of = entries.filter(({ day }) => day.startsWith(`${year}-`))
    await tx.calendarDay.deleteMany({ where: { day: span } })
    await tx.calendarDay.createMany({ data: of.map(({ day, kind }) => ({ day: dateOf(day), kind })) })
    await recordAudit(tx, {
      ...{ event: 'calendar_imported', by: actor, about: { subject: 'setting', id: `calendar ${year}` } },
      details: { days: of.length },
    })
  }
  return years
}
