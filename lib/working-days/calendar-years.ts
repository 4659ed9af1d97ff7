import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { CalendarDayKind } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { stateCouncilDays, type YearDays } from './state-council-days.ts'

/** China's calendar by years, as far as it is known; `source` says whether an operator entered it. */
export type CalendarYear = YearDays & { year: number; source: 'program' | 'operator' }

const dayRow = z.object({ day: z.string(), kind: z.enum(CalendarDayKind) })

/** Every year that is known, in order. */
export async function calendarYears(client: Client): Promise<CalendarYear[]> {
  const rows = await queryRows(
    dayRow,
    Prisma.sql`SELECT day::text, kind::text FROM calendar_day ORDER BY day`,
    client,
  )
  const entered = [...Map.groupBy(rows, ({ day }) => Number(day.slice(0, 4)))].map(([year, days]) => {
    const of = (kind: CalendarDayKind) => days.flatMap((one) => (one.kind === kind ? one.day.slice(5) : []))
    return { year, source: 'operator' as const, off: of('off'), work: of('work') }
  })
  const own = Object.entries(stateCouncilDays)
    .map(([year, days]) => ({ year: Number(year), source: 'program' as const, ...days }))
    .filter(({ year }) => !entered.some((one) => one.year === year))
  return [...own, ...entered].sort((one, other) => one.year - other.year)
}

/** The last year up to which all are known, from the first one on. */
export function lastKnownYear(years: readonly CalendarYear[]): number {
  const [first] = years
  let last = (first?.year ?? 1) - 1
  for (const { year } of years) if (year === last + 1) last = year
  return last
}

/** Whether a day (`YYYY-MM-DD`) is a working day. In a year that is not known Monday to Friday are. */
export function isWorkingDay(years: readonly CalendarYear[], day: string): boolean {
  const known = years.find(({ year }) => year === Number(day.slice(0, 4)))
  if (known?.work.includes(day.slice(5))) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !known?.off.includes(day.slice(5))
}
