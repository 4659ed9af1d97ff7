import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { shanghaiDate } from '../time.ts'
import type { ArchiveSpan } from './archive-span.ts'

/** How many published articles a month has, of one city or of all. */
export type ArchiveMonth = { year: number; month: number; articles: number }

const monthRow = z.object({ year: z.int(), month: z.int(), articles: z.int() })

/** The months that have articles, newest first.
 *  @param year only those of this one */
export function archiveMonths(cityId: number | null, year?: number): Promise<ArchiveMonth[]> {
  return queryRows(
    monthRow,
    Prisma.sql`
      SELECT extract(year FROM month)::int AS year, extract(month FROM month)::int AS month, sum(articles)::int AS articles
      FROM archive_month WHERE articles > 0 ${ofCity(cityId)}
      ${year === undefined ? Prisma.empty : within('month', `${year}-01-01`, `${year + 1}-01-01`)}
      GROUP BY archive_month.month ORDER BY archive_month.month DESC`,
  )
}

const dayRow = z.object({ day: z.int(), articles: z.int() })

/** The numbers of the days of a month that have articles. */
export async function archiveDays(
  cityId: number | null,
  { year, month }: { year: number; month: number },
): Promise<Map<number, number>> {
  const first = (y: number, m: number) => new Date(Date.UTC(y, m, 1)).toISOString().slice(0, 10)
  const rows = await queryRows(
    dayRow,
    Prisma.sql`
      SELECT extract(day FROM day)::int AS day, sum(articles)::int AS articles
      FROM archive_day WHERE articles > 0 ${ofCity(cityId)} ${within('day', first(year, month - 1), first(year, month))}
      GROUP BY archive_day.day`,
  )
  return new Map(rows.map(({ day, articles }) => [day, articles]))
}

const cityRow = z.object({ city_id: z.int() })

/** The cities that have articles in a year, a month or a day. */
export async function archiveCities({ day, from, until }: ArchiveSpan): Promise<Set<number>> {
  const [table, unit] =
    day === null ? (['archive_month', 'month'] as const) : (['archive_day', 'day'] as const)
  const rows = await queryRows(
    cityRow,
    Prisma.sql`
      SELECT DISTINCT city_id FROM ${Prisma.raw(table)}
      WHERE articles > 0 ${within(unit, shanghaiDate(from), shanghaiDate(until))}`,
  )
  return new Set(rows.map(({ city_id }) => city_id))
}

function ofCity(cityId: number | null): Prisma.Sql {
  return cityId === null ? Prisma.empty : Prisma.sql`AND city_id = ${cityId}`
}

function within(column: 'day' | 'month', from: string, until: string): Prisma.Sql {
  return Prisma.sql`AND ${Prisma.raw(column)} >= ${from}::date AND ${Prisma.raw(column)} < ${until}::date`
}
