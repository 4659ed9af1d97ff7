import { type CaseClockKind, deskClocks } from '#lib/cases/desk-clocks.ts'
import { DAY_MS, HOUR_MS } from '#lib/time.ts'

/** A running clock as a page carries it: moments in milliseconds. */
export type ClockTimes = { kind: CaseClockKind; startedAt: number; dueAt: number }

/** A clock in words; its colour says the same again. */
export type ClockWords = { label: string; left: string; spoken: string; tone: 'calm' | 'soon' | 'late' }

const MINUTE_MS = 60_000
/** A limit of the desk's own turns amber when so much of it is left. */
const SOON = 0.25

/** `距 24 小时处理时限 21:08`, `已超过 24 小时处理时限 2:10`. */
export function clockWords({ kind, startedAt, dueAt }: ClockTimes, now: number): ClockWords {
  const { name, waitsFor, isTarget = false } = deskClocks[kind]
  const length = dueAt - startedAt
  const left = dueAt - now
  const isNamedByLength = !/^[A-Z]/.test(name)
  const limit = isNamedByLength ? `${lengthOf(length)}${name}` : ` ${name}`
  const told = { left: shortTime(Math.abs(left)), spoken: longTime(Math.abs(left)) }
  const isLimit = waitsFor === 'desk' && !isTarget
  if (left <= 0) return { label: `已超过${limit}`, ...told, tone: isLimit ? 'late' : 'soon' }
  const isSoon = waitsFor === 'desk' && left < length * SOON
  return { label: `距${limit}`, ...told, tone: isSoon ? 'soon' : 'calm' }
}

/** The clock that a line of the list shows: the target until it has passed, then the limit; the first to end otherwise. */
export function leadingClock(clocks: readonly ClockTimes[], now: number): ClockTimes | null {
  const limit = clocks.find(({ kind }) => kind === 'act_limit')
  const ahead = clocks.find(({ dueAt }) => dueAt > now)
  return limit && limit.dueAt <= now ? limit : (ahead ?? clocks.at(-1) ?? null)
}

/** ` 24 小时`; nothing of a period of days, which ends with the midnight of a working day. */
function lengthOf(ms: number): string {
  if (ms < HOUR_MS) return ` ${Math.round(ms / MINUTE_MS)} 分钟`
  return ms < 2 * DAY_MS ? ` ${Math.round(ms / HOUR_MS)} 小时` : ''
}

/** `21:08`; from two days on `12 天 3 小时`. */
function shortTime(ms: number): string {
  if (ms >= 2 * DAY_MS) return longTime(ms)
  const minutes = Math.floor(ms / MINUTE_MS)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

function longTime(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS)
  if (ms >= 2 * DAY_MS) return `${Math.floor(hours / 24)} 天 ${hours % 24} 小时`
  const minutes = Math.floor(ms / MINUTE_MS) % 60
  return hours > 0 ? `${hours} 小时 ${minutes} 分` : `${minutes} 分`
}
