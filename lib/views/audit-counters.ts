import { pool } from '#lib/db/client.ts'
import { longQuery } from '#lib/db/long-query.ts'
import type { ViewClass } from './classify.ts'

/** A counter whose value is not the sum of its records. */
export type CounterMismatch = {
  articleId: number
  figure: 'total' | Exclude<ViewClass, 'human'>
  stored: number
  expected: number
}

/** Articles per statement: their sums fit into `WORK_MEMORY`, and it takes seconds. */
const SLICE = 200_000
const WORK_MEMORY = '96MB'
const HIGHEST_ID = 2_147_483_647

const query = `
  WITH counters AS (
    SELECT * FROM view_counter WHERE article_id BETWEEN $1 AND $2
  ), hours AS (
    SELECT article_id, sum(human) AS human, sum(robot) AS robot, sum(preview) AS preview, sum(suspect) AS suspect,
      sum(staff) AS staff
    FROM view_hour WHERE article_id BETWEEN $1 AND $2 GROUP BY article_id
  ), adjustments AS (
    SELECT article_id, sum(amount) AS amount FROM view_adjustment WHERE article_id BETWEEN $1 AND $2 GROUP BY article_id
  )
  SELECT article_id, figure, stored::float8, expected::float8
  FROM counters FULL JOIN hours USING (article_id) FULL JOIN adjustments USING (article_id)
  CROSS JOIN LATERAL (VALUES
    ('total', coalesce(total, 0), coalesce(human, 0) + coalesce(amount, 0)),
    ('robot', coalesce(counters.robot, 0), coalesce(hours.robot, 0)),
    ('preview', coalesce(counters.preview, 0), coalesce(hours.preview, 0)),
    ('suspect', coalesce(counters.suspect, 0), coalesce(hours.suspect, 0)),
    ('staff', coalesce(counters.staff, 0), coalesce(hours.staff, 0))
  ) AS figures (figure, stored, expected)
  WHERE stored <> expected
  ORDER BY article_id, figure`

/**
 * Checks every counter against its records: total = Σ hours + Σ adjustments. One statement for each slice of articles, so
 * that vacuum is held back only for the time of a slice.
 */
export async function auditCounters(): Promise<CounterMismatch[]> {
  const { rows } = await pool().query<{ last: number | null }>(
    'SELECT greatest((SELECT max(article_id) FROM view_counter), (SELECT max(id) FROM article)) AS last',
  )
  const last = rows[0]?.last ?? 0
  const mismatches: CounterMismatch[] = []
  for (let first = 0; first <= last; first += SLICE)
    // The last slice has no end: hours may exist for unknown articles.
    mismatches.push(...(await auditSlice(first, first + SLICE > last ? HIGHEST_ID : first + SLICE - 1)))
  return mismatches
}

async function auditSlice(first: number, last: number): Promise<CounterMismatch[]> {
  type Row = { article_id: number } & Omit<CounterMismatch, 'articleId'>
  const { rows } = await longQuery<Row>(query, [first, last], { workMemory: WORK_MEMORY })
  return rows.map(({ article_id, ...figures }) => ({ articleId: article_id, ...figures }))
}
