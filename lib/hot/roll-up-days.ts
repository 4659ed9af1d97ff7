import { pool } from '#lib/db/client.ts'
import { longQuery } from '#lib/db/long-query.ts'
import { DAY_MS, HOUR_MS, shanghaiDate, startOfShanghaiDay } from '../time.ts'
import type { Spans } from './spans.ts'

/** The last views of a day may be committed after its end. */
const MARGIN_MS = HOUR_MS

/**
 * Adds up the hours of the days that are over, each once, as far back as the lists look.
 * @returns the moment before which days are added up
 */
export async function rollUpDays({ month, hourStart }: Spans): Promise<Date> {
  const { rows } = await pool().query<{ day: string | null }>('SELECT max(day)::text AS day FROM view_day')
  const last = startOfShanghaiDay(rows[0]?.day ?? '')
  let start = last ? Math.max(last.getTime() + DAY_MS, month.getTime()) : month.getTime()
  for (; start + DAY_MS + MARGIN_MS <= hourStart.getTime(); start += DAY_MS)
    await longQuery(statement, [shanghaiDate(new Date(start)), new Date(start), new Date(start + DAY_MS)])
  return new Date(start)
}

const statement = `
  INSERT INTO view_day (day, article_id, human)
  SELECT $1::date, article_id, sum(human) FROM view_hour
  WHERE hour >= $2 AND hour < $3 AND human > 0 GROUP BY article_id
  ON CONFLICT DO NOTHING`
