import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { CaseKind, CaseOutcome } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { timeBuckets } from './time-buckets.ts'
import { yearBounds } from './years.ts'

const kindRow = z.object({
  kind: z.enum(CaseKind),
  /** Null for those that are open. */
  outcome: z.enum(CaseOutcome).nullable(),
  cases: z.int(),
})

const timeRow = z.object({
  kind: z.enum(CaseKind),
  cases: z.int(),
  /** Minutes from a complete notice to the decision on it: half of the cases took at most so long, nine in ten. */
  median: z.number(),
  ninth: z.number(),
  /** How many took as long as each of `timeBuckets`. */
  buckets: z.array(z.int()),
})

const monthRow = z.object({ month: z.string(), received: z.int(), closed: z.int() })

const totalRow = z.object({
  received: z.int(),
  open: z.int(),
  counterNotices: z.int(),
  restoredOnCounter: z.int(),
  noticesPublished: z.int(),
})

/** The cases of a year, or of all years, in figures. Times are those of cases whose notice was complete. */
export type CaseFigures = {
  totals: z.infer<typeof totalRow>
  byKind: z.infer<typeof kindRow>[]
  times: z.infer<typeof timeRow>[]
  /** Oldest first; the last twelve in which there was a case. */
  months: z.infer<typeof monthRow>[]
  /** Those in which cases were received, newest first. */
  years: number[]
}

/** Counts the cases that were received in a year (Asia/Shanghai), or ever. Those that were joined count once. */
export async function readCaseFigures(year?: number): Promise<CaseFigures> {
  const span = year === undefined ? null : yearBounds(year)
  const within = span
    ? Prisma.sql`merged_into_id IS NULL AND received_at >= ${span.gte} AND received_at < ${span.lt}`
    : Prisma.sql`merged_into_id IS NULL`
  const [totals, byKind, times, months, years] = await Promise.all([
    queryRows(totalRow, totalsOf(within)),
    queryRows(kindRow, kindsOf(within)),
    queryRows(timeRow, timesOf(within)),
    queryRows(monthRow, monthsOf(within)),
    queryRows(z.object({ year: z.int() }), allYears),
  ])
  return {
    totals: totalRow.parse(totals[0]),
    byKind,
    times,
    months: months.reverse(),
    years: years.map(({ year: one }) => one),
  }
}

const totalsOf = (within: Prisma.Sql) => Prisma.sql`
  SELECT count(*)::int AS received, count(*) FILTER (WHERE state <> 'closed')::int AS open,
    count(*) FILTER (WHERE countered)::int AS "counterNotices",
    count(*) FILTER (WHERE countered AND outcome = 'restored')::int AS "restoredOnCounter",
    count(notice_published_at)::int AS "noticesPublished"
  FROM rights_case
  CROSS JOIN LATERAL (SELECT EXISTS (
    SELECT FROM counter_notice WHERE case_id = rights_case.id AND counter_notice.received_at IS NOT NULL) AS countered) AS counter
  WHERE ${within}`

const kindsOf = (within: Prisma.Sql) => Prisma.sql`
  SELECT kind::text, outcome::text, count(*)::int AS cases FROM rights_case WHERE ${within}
  GROUP BY rights_case.kind, rights_case.outcome ORDER BY rights_case.kind, rights_case.outcome`

/** The buckets' bounds are minutes; what takes longer than the last one falls into one more. */
const timesOf = (within: Prisma.Sql) => Prisma.sql`
  SELECT kind::text, count(*)::int AS cases,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes)::float8 AS median,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY minutes)::float8 AS ninth,
    (SELECT array_agg(n ORDER BY bucket) FROM (
      SELECT bucket, (SELECT count(*)::int FROM unnest(array_agg(minutes)) AS one
        WHERE width_bucket(one, ${bounds}::float8[]) = bucket) AS n
      FROM generate_series(0, ${bounds.length}) AS bucket) AS counted) AS buckets
  FROM rights_case
  CROSS JOIN LATERAL (
    SELECT extract(epoch FROM least(accepted_at, acted_at, closed_at) - complete_at)::float8 / 60 AS minutes) AS taken
  WHERE ${within} AND complete_at IS NOT NULL AND minutes IS NOT NULL
  GROUP BY rights_case.kind ORDER BY rights_case.kind`

const bounds = timeBuckets.flatMap(({ minutes }) => minutes ?? [])

const monthsOf = (within: Prisma.Sql) => Prisma.sql`
  SELECT to_char(received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*)::int AS received,
    count(closed_at)::int AS closed
  FROM rights_case WHERE ${within} GROUP BY 1 ORDER BY 1 DESC LIMIT 12`

const allYears = Prisma.sql`
  SELECT DISTINCT extract(year FROM received_at AT TIME ZONE 'Asia/Shanghai')::int AS year FROM rights_case
  WHERE merged_into_id IS NULL ORDER BY 1 DESC`
