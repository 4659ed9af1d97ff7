import { z } from 'zod'
import { isBlank } from '../text/visible.ts'
import { typedMinute } from './publication-date.ts'

const EARLIEST = '2000-01-01T00:00'

/** 到期时间, to the minute and by Shanghai's clock, as `2026-12-01T08:00`; a day alone is its first minute. Null where
 *  nothing is written: the article does not expire. One that is past expires within a minute. */
export const expirySchema = z
  .string()
  .nullish()
  .transform((text, context): string | null => {
    if (text === undefined || text === null || isBlank(text)) return null
    const minute = typedMinute(text)
    if (minute !== null && minute > EARLIEST) return minute
    context.addIssue({ code: 'custom', message: '到期时间要写成 2026-12-31 18:00 这样' })
    return z.NEVER
  })
