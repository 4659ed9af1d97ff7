import { pool } from '#lib/db/client.ts'
import { longQuery } from '#lib/db/long-query.ts'
import { shanghaiDate } from '../time.ts'
import { deleteDue, type TimedTable } from '../views/delete-due.ts'
import { rollUpDays } from './roll-up-days.ts'
import type { Spans } from './spans.ts'

const table: TimedTable = { name: 'view_window', time: 'hour', key: 'article_id', keyType: 'int' }
const WORK_MEMORY = '64MB'

/** Whether the views before this hour are added up. */
export async function hasWindow({ hour }: Spans): Promise<boolean> {
  const { rowCount } = await pool().query('SELECT FROM view_window WHERE hour = $1 LIMIT 1', [hour])
  return rowCount === 1
}

/** Adds up the views before this hour, of every article that was viewed in the spans, and forgets earlier sums. */
export async function makeWindow(spans: Spans): Promise<void> {
  const { hour, hourStart, day, week, month } = spans
  const rolledUp = await rollUpDays(spans)
  await longQuery(
    statement,
    [hour, hourStart, day, week, shanghaiDate(month), shanghaiDate(week), rolledUp],
    {
      workMemory: WORK_MEMORY,
    },
  )
  await deleteDue(table, hour)
}

const statement = `
  INSERT INTO view_window (hour, article_id, day, week, month)
  SELECT $1, article_id, sum(day), sum(week), sum(month) FROM (
    SELECT article_id, 0 AS day, CASE WHEN day >= $6::date THEN human ELSE 0 END AS week, human AS month
    FROM view_day WHERE day >= $5::date
    UNION ALL
    SELECT article_id, CASE WHEN hour >= $3 THEN human ELSE 0 END, CASE WHEN hour >= $4 AND hour >= $7 THEN human ELSE 0 END,
      CASE WHEN hour >= $7 THEN human ELSE 0 END
    FROM view_hour WHERE hour >= least($3::timestamptz, $7::timestamptz) AND hour < $2 AND human > 0
  ) AS viewed
  GROUP BY article_id
  ON CONFLICT DO NOTHING`
