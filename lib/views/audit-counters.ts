import { queryUnhurried } from '#lib/db/unhurried.ts'
import type { ViewClass } from './classify.ts'

/** A figure of a counter that is not the sum of its parts. */
export type CounterMismatch = {
  articleId: number
  figure: 'total' | Exclude<ViewClass, 'human'>
  stored: number
  expected: number
}

const query = `
  WITH hours AS (
    SELECT article_id, sum(human) AS human, sum(robot) AS robot, sum(preview) AS preview, sum(suspect) AS suspect,
      sum(staff) AS staff
    FROM view_hour GROUP BY article_id
  ), adjustments AS (
    SELECT article_id, sum(amount) AS amount FROM view_adjustment GROUP BY article_id
  )
  SELECT article_id, figure, stored::float8, expected::float8
  FROM view_counter FULL JOIN hours USING (article_id) FULL JOIN adjustments USING (article_id)
  CROSS JOIN LATERAL (VALUES
    ('total', coalesce(total, 0), coalesce(human, 0) + coalesce(amount, 0)),
    ('robot', coalesce(view_counter.robot, 0), coalesce(hours.robot, 0)),
    ('preview', coalesce(view_counter.preview, 0), coalesce(hours.preview, 0)),
    ('suspect', coalesce(view_counter.suspect, 0), coalesce(hours.suspect, 0)),
    ('staff', coalesce(view_counter.staff, 0), coalesce(hours.staff, 0))
  ) AS figures (figure, stored, expected)
  WHERE stored <> expected
  ORDER BY article_id, figure`

/** Checks every counter against its record: total = Σ hours + Σ adjustments. One statement, so one moment. */
export async function auditCounters(): Promise<CounterMismatch[]> {
  const { rows } = await queryUnhurried<{ article_id: number } & Omit<CounterMismatch, 'articleId'>>(query)
  return rows.map(({ article_id, figure, stored, expected }) => ({
    articleId: article_id,
    figure,
    stored,
    expected,
  }))
}
