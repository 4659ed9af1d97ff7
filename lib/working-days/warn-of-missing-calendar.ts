import { db } from '#lib/db/client.ts'
import { logs } from '../logs.ts'
import { calendarNotice } from './calendar-notice.ts'

/** At a start: one line in the log where working days cannot be counted as the State Council arranged them. */
export async function warnOfMissingCalendar(now = new Date()): Promise<void> {
  const notice = await calendarNotice(db(), now)
  if (!notice) return
  const { missingYears, deadlinesBeyond } = notice
  logs().warn(
    { missingYears, deadlinesBeyond },
    'working days are not known for these years and counted as Monday to Friday: npm run cli -- calendar import FILE',
  )
}
