import { z } from 'zod'
import { halfWidth } from '../text/half-width.ts'
import { isBlank } from '../text/visible.ts'
import { shanghaiMinute } from '../time.ts'

/** Of the web's first Chinese pages; an earlier year is a slip of the finger. */
const EARLIEST = '1990-01-01T00:00'
/** The clocks of desk and server differ. */
const AHEAD_MS = 60_000

/**
 * 发布时间 as an editor sets it, to the minute and by Shanghai's clock: `2023-08-18T09:05`, or with a space, or a day alone,
 * which is its first minute. Null where nothing is written: then it is the moment of publication.
 */
export const publicationDateSchema = z
  .string()
  .nullish()
  .transform((text, context): string | null => {
    if (text === undefined || text === null || isBlank(text)) return null
    const minute = typedMinute(text)
    const wrong = minute === null ? '发布时间要写成 2023-08-18 09:05 这样' : refusalOf(minute)
    if (wrong === null) return minute
    context.addIssue({ code: 'custom', message: wrong })
    return z.NEVER
  })

/** What was typed for a minute of Shanghai's clock, as it is stored; null where it is none. */
export function typedMinute(text: string): string | null {
  return minuteOf(halfWidth(text).trim())
}

function minuteOf(text: string): string | null {
  const [, day, time = '00:00'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T\s]+(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/.exec(text) ?? []
  if (day === undefined) return null
  const minute = `${day}T${time}`
  const at = publicationInstant(minute)
  return at !== null && publicationMinute(at) === minute ? minute : null
}

function refusalOf(minute: string): string | null {
  if (minute < EARLIEST) return '发布时间不能早于 1990 年'
  const latest = publicationMinute(new Date(Date.now() + AHEAD_MS))
  return minute > latest ? '发布时间不能在将来；要到时再发布，请送审通过后定时发布' : null
}

/** The instant of a publication date; null where none is set. */
export function publicationInstant(minute: string | null): Date | null {
  if (minute === null) return null
  const at = new Date(`${minute}:00+08:00`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** An instant as a publication date; what is less than a minute goes. */
export function publicationMinute(at: Date): string {
  return shanghaiMinute(at).replace(' ', 'T')
}
