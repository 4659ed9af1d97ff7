import type { Finding } from './finding.ts'

const NAMES = '日一二三四五六'
const DATE =
  /(?<![\d.])(?:(\d{4})(年|[-/.]))?(\d{1,2})(月|[-/.])(\d{1,2})(日|号|(?![\d.年月]))(?:(\s*[（(]?(?:星期|周|礼拜))([一二三四五六日天]))?/gu
const YEAR = /(\d{4})年/g
const MONTH = /(\d{4})年(\d{1,2})月(?!\d)/gu

/** Dates that cannot be, and weekdays that do not fit their date. A date without a year is of the last year named. */
export function wrongDates(text: string): Finding[] {
  const named = [...text.matchAll(YEAR)].map(({ 1: year, index }) => ({ year: Number(year), index }))
  const days = [...text.matchAll(DATE)].flatMap((found) => {
    const [all, years, first, months = '', second, dates = '', end, week = '', weekday] = found
    // Of the same kind throughout: 2023年8月18日, 2023-8-18; without a year only 8月18日.
    if (years === undefined ? second !== '月' || end === '' : (first === '年') !== (second === '月'))
      return []
    if (years !== undefined && first !== '年' && first !== second) return []
    const yearNamed = named.findLast(({ index }) => index <= found.index)?.year ?? null
    const year = years === undefined ? yearNamed : Number(years)
    const [month, date] = [Number(months), Number(dates)]
    const words = weekday === undefined ? all : all.slice(0, all.length - week.length - 1)
    const from = found.index
    const wrong = wrongDay(year, month, date, words)
    if (wrong) return [finding(from, words.length, wrong, null)]
    return weekday === undefined || year === null
      ? []
      : wrongWeekday({ year, month, date, words, weekday, at: from + all.length - 1 })
  })
  const months = [...text.matchAll(MONTH)].flatMap(({ 0: all, 2: month, index }) =>
    isMonth(Number(month)) ? [] : [finding(index, all.length, `没有 ${month} 月`, null)],
  )
  return [...days, ...months]
}

const isMonth = (month: number) => month >= 1 && month <= 12

function wrongDay(year: number | null, month: number, date: number, words: string): string | null {
  if (!isMonth(month)) return `没有 ${month} 月：${words}`
  // Of a year that is not known, February may have 29 days.
  const last = new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
  if (date >= 1 && date <= last) return null
  return `没有这一天：${words}${date === 29 ? `（${year} 年 2 月只有 28 天）` : ''}`
}

type Day = { year: number; month: number; date: number; words: string; weekday: string; at: number }

function wrongWeekday({ year, month, date, words, weekday, at }: Day): Finding[] {
  const right = NAMES[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? ''
  if (weekday.replace('天', '日') === right) return []
  return [finding(at, 1, `${words}是星期${right}`, right)]
}

function finding(from: number, length: number, message: string, replacement: string | null): Finding {
  return { kind: 'date', from, to: from + length, message, replacement }
}
