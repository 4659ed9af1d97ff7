const DIGITS = '〇一二三四五六七八九'
const YEAR = `[${DIGITS}零○]{4}`
const NUMERAL = '[一二三四五六七八九十]{1,3}'

/** A date as official documents sign, 二〇二六年二月三十日: year, month, day, what leads to the weekday, the weekday. */
export const CHINESE_DATE = new RegExp(
  `(?<![${DIGITS}零○十百千万\\d])(?:(${YEAR})年)?(${NUMERAL})月(${NUMERAL})(?:日|号)` +
    '(?:(\\s*[（(]?(?:星期|周|礼拜))([一二三四五六日天]))?',
  'gu',
)
export const CHINESE_YEAR = new RegExp(`(${YEAR})年`, 'gu')
export const CHINESE_MONTH = new RegExp(`${YEAR}年(${NUMERAL})月(?![${DIGITS}十])`, 'gu')

/** Whether a date that begins here is one of the old calendar, whose months have their own lengths. */
export function isOldCalendar(before: string): boolean {
  return /(?:农历|阴历|夏历|旧历)[^，。；、]{0,8}$/u.test(before.slice(-20))
}

/** The number of a year; 零 and ○ stand for 〇. */
export function yearIn(year: string): number {
  return Number([...year.replace(/[零○]/gu, '〇')].map((sign) => DIGITS.indexOf(sign)).join(''))
}

/** The number that numerals up to 九十九 say; null where they say none. */
export function numberIn(words: string): number | null {
  const [all, tens, ten, ones = ''] =
    /^(?:([二三四五六七八九]?)(十))?([一二三四五六七八九]?)$/u.exec(words) ?? []
  if (!all) return null
  return (ten ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0) + (ones ? DIGITS.indexOf(ones) : 0)
}
