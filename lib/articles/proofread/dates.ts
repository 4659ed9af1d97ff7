import { shanghaiDate } from '#lib/time.ts'
import {
  CHINESE_DATE,
  CHINESE_MONTH,
  CHINESE_YEAR,
  isOldCalendar,
  numberIn,
  yearIn,
} from './chinese-dates.ts'
import type { Finding } from './finding.ts'

const NAMES = '日一二三四五六'
const DATE =
  /(?<![\d.])(?:(\d{4})(年|[-/.]))?(\d{1,2})(月|[-/.])(\d{1,2})(日|号|(?![\d.年月]))(?:(\s*[（(]?(?:星期|周|礼拜))([一二三四五六日天]))?/gu
const YEAR = /(\d{4})年/g
const MONTH = /(\d{4})年(\d{1,2})月(?!\d)/gu

/**
 * Dates that cannot be, and weekdays that do not fit their date. A date without a year may be of any year named before
 * it, or of this one: what fits one of them is right, and what fits none is doubted and left to a person.
 */
export function wrongDates(text: string, thisYear = yearOf(new Date())): Finding[] {
  const named = [
    ...[...text.matchAll(YEAR)].map(({ 1: year, index }) => ({ year: Number(year), index })),
    ...[...text.matchAll(CHINESE_YEAR)].map(({ 1: year = '', index }) => ({ year: yearIn(year), index })),
  ].sort((one, other) => one.index - other.index)
  const wrongWithoutYear = (day: Day) => {
    const before = named.flatMap(({ year, index }) => (index < day.at ? [year] : [])).toReversed()
    return before.length === 0 ? wrongDay(day, null) : wrongInAll(day, [...before, thisYear])
  }
  const days = [...text.matchAll(DATE)].flatMap((found) => {
    const [all, written, first, months = '', second, dates = '', end, week = '', weekday = ''] = found
    // Of the same kind throughout: 2023年8月18日, 2023-8-18; without a year only 8月18日.
    if (written === undefined ? second !== '月' || end === '' : (first === '年') !== (second === '月'))
      return []
    if (written !== undefined && first !== '年' && first !== second) return []
    const words = weekday ? all.slice(0, all.length - week.length - 1) : all
    const day = { month: Number(months), date: Number(dates), words, weekday, at: found.index, week }
    return written === undefined ? wrongWithoutYear(day) : wrongDay(day, Number(written))
  })
  const chinese = [...text.matchAll(CHINESE_DATE)].flatMap((found) => {
    const [all, written, months = '', dates = '', week = '', weekday = ''] = found
    const [month, date] = [numberIn(months), numberIn(dates)]
    if (month === null || date === null || isOldCalendar(text.slice(0, found.index))) return []
    const words = weekday ? all.slice(0, all.length - week.length - 1) : all
    const day = { month, date, words, weekday, at: found.index, week }
    return written === undefined ? wrongWithoutYear(day) : wrongDay(day, yearIn(written))
  })
  const months = [
    ...[...text.matchAll(MONTH)].map(({ 0: all, 2: month, index }) => ({ all, month: Number(month), index })),
    ...[...text.matchAll(CHINESE_MONTH)].map(({ 0: all, 1: month = '', index }) => ({
      all,
      month: numberIn(month),
      index,
    })),
  ].flatMap(({ all, month, index }) =>
    month === null || isMonth(month) ? [] : [finding(index, all.length, `没有 ${month} 月`, null)],
  )
  return [...days, ...chinese, ...months]
}

const yearOf = (at: Date) => Number(shanghaiDate(at).slice(0, 4))
const isMonth = (month: number) => month >= 1 && month <= 12

type Day = { month: number; date: number; words: string; at: number; week: string; weekday: string }

function wrongDay(day: Day, year: number | null): Finding[] {
  const { words, at } = day
  const message = impossible(day, year)
  if (message !== null) return [finding(at, words.length, message, null)]
  return year === null || day.weekday === '' ? [] : wrongWeekday(day, year)
}

/** What is wrong by the likeliest of several years, where it is wrong by each of them. */
function wrongInAll(day: Day, years: readonly number[]): Finding[] {
  const wrong = years.map((year) => wrongDay(day, year))
  if (wrong.some((found) => found.length === 0)) return []
  return (wrong[0] ?? []).map((found) =>
    found.replacement === null
      ? found
      : { ...found, message: `如果说的是 ${years[0]} 年，${found.message}`, replacement: null },
  )
}

function impossible({ month, date, words }: Day, year: number | null): string | null {
  if (!isMonth(month)) return `没有 ${month} 月：${words}`
  // Of a year that is not known, February may have 29 days.
  const last = new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
  if (date >= 1 && date <= last) return null
  return `没有这一天：${words}${date === 29 ? `（${year} 年 2 月只有 28 天）` : ''}`
}

function wrongWeekday({ month, date, words, at, week, weekday }: Day, year: number): Finding[] {
  const right = NAMES[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? ''
  if (weekday.replace('天', '日') === right) return []
  return [finding(at + words.length + week.length, 1, `${words}是星期${right}`, right)]
}

function finding(from: number, length: number, message: string, replacement: string | null): Finding {
  return { kind: 'date', from, to: from + length, message, replacement }
}
