import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { endOfShanghaiSpan, shanghaiDate } from '../time.ts'
import { calendarYears } from './calendar-years.ts'

/** What is missing of the calendar of working days, for the desk and for the log. */
export type CalendarNotice = {
  /** This year, or from December on the next one. */
  missingYears: number[]
  /** How many running periods of cases end in years that are not known. */
  deadlinesBeyond: number
  /** The same in a sentence for editors. */
  sentence: string
}

/** What is missing now; null for nothing. The State Council announces a year in the November before it, as a rule. */
export async function calendarNotice(
  client: Client = db(),
  now = new Date(),
): Promise<CalendarNotice | null> {
  const years = (await calendarYears(client)).map(({ year }) => year)
  const [year = 0, month = 0] = shanghaiDate(now).split('-').map(Number)
  const needed = month === 12 ? [year, year + 1] : [year]
  const missingYears = needed.filter((one) => !years.includes(one))
  const deadlinesBeyond = await countDeadlinesAfter(client, endOfKnown(years, year))
  if (missingYears.length === 0 && deadlinesBeyond === 0) return null
  return { missingYears, deadlinesBeyond, sentence: sentenceOf(missingYears, deadlinesBeyond) }
}

/** The end of the years that follow each other from this one on; of the last one before it where it is not known itself. */
function endOfKnown(years: readonly number[], now: number): Date {
  let last = now - 1
  while (years.includes(last + 1)) last += 1
  return endOfShanghaiSpan({ year: last, month: null, day: null })
}

async function countDeadlinesAfter(client: Client, moment: Date): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.int() }),
    Prisma.sql`
      SELECT count(*)::int AS count FROM case_clock
      WHERE fired_at IS NULL AND stopped_at IS NULL AND due_at > ${moment}`,
    client,
  )
  return row?.count ?? 0
}

function sentenceOf(missingYears: readonly number[], deadlinesBeyond: number): string {
  const missing =
    missingYears.length > 0 ? `缺少${missingYears.join('、')}年的工作日安排，这些年份暂按周一至周五计算` : ''
  const beyond =
    deadlinesBeyond > 0 ? `有 ${deadlinesBeyond} 个期限落在没有工作日安排的年份，录入后自动顺延` : ''
  const parts = [missing, beyond].filter((part) => part !== '')
  return `${parts.join('；')}。国务院办公厅公布后，请管理员用命令 calendar import 录入。`
}
