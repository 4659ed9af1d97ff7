import type { CalendarDayKind } from '#lib/db/generated/enums.ts'
import { DomainError } from '../errors.ts'
import { startOfShanghaiDay } from '../time.ts'

export type CalendarEntry = { day: string; kind: CalendarDayKind }

const kinds: Readonly<Record<string, CalendarDayKind>> = { off: 'off', work: 'work', 休: 'off', 班: 'work' }
/** No year has fewer or more days off than these: part of a year is not taken for a whole one. */
const [FEWEST_OFF, MOST_OFF] = [7, 60]

/**
 * Reads a CSV of `day,kind`, a day a line (`2027-01-01,off`); kind is `off` or 休, `work` or 班. A head line, blank lines and a
 * byte order mark may be there. Days off that are weekends, and the other way round, may be listed, too.
 * @throws DomainError invalid-input naming the line
 */
export function parseCalendar(text: string): CalendarEntry[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const entries: CalendarEntry[] = []
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || (at === 0 && /^\D/.test(line) && !/^[休班]/.test(line))) continue
    entries.push(entryOf(line, at + 1, entries))
  }
  for (const [year, days] of Map.groupBy(entries, ({ day }) => day.slice(0, 4)))
    refuseUnlikely(year, days.filter(({ kind }) => kind === 'off').length)
  if (entries.length === 0) throw new DomainError('invalid-input', '文件里没有日期。')
  return entries
}

function entryOf(line: string, at: number, before: readonly CalendarEntry[]): CalendarEntry {
  const [day = '', name = '', ...more] = line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  const kind = kinds[name.toLowerCase()]
  if (startOfShanghaiDay(day) === null || kind === undefined || more.some((cell) => cell !== ''))
    throw new DomainError('invalid-input', `第 ${at} 行应像“2027-01-01,off”或“2027-02-06,work”。`)
  if (before.some((one) => one.day === day))
    throw new DomainError('invalid-input', `第 ${at} 行的 ${day} 前面已经有了。`)
  return { day, kind }
}

function refuseUnlikely(year: string, off: number): void {
  if (off >= FEWEST_OFF && off <= MOST_OFF) return
  const message = `${year}年有 ${off} 个休息日，不像一整年的安排；一年的日子要在一个文件里，录入时整年替换。`
  throw new DomainError('invalid-input', message)
}
