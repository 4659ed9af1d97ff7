import { relativeDay, relativeMinute, relativeTime, shanghaiDate, shanghaiTimestamp } from '#lib/time.ts'

/** How exactly a time is told: lists say the minute of today alone, an article of any day, a record none. */
const told = { list: relativeTime, minute: relativeMinute, day: relativeDay } as const

type Props = {
  at: Date
  /** When the page is made. */
  now: Date
  as?: keyof typeof told
}

/** A time as people say it: 今天 12:23, 11月26日, the year where it is not this one. */
export function Time({ at, now, as = 'list' }: Props) {
  const words = told[as](at, now)
  return <time dateTime={words.includes(':') ? shanghaiTimestamp(at) : shanghaiDate(at)}>{words}</time>
}
