import { expect, test } from 'vitest'
import {
  dateline,
  lastShanghaiMidnight,
  newestOf,
  relativeDay,
  relativeMinute,
  relativeTime,
  shanghaiDate,
  shanghaiMinute,
  shanghaiTimestamp,
  startOfMinute,
  startOfNextShanghaiDay,
  startOfShanghaiDay,
  startOfShanghaiMinute,
} from '#lib/time.ts'

const evening = new Date('2023-08-17T16:05:07.890Z')

test('a day begins in Shanghai eight hours before it begins in UTC', () => {
  expect(shanghaiDate(evening)).toBe('2023-08-18')
  expect(shanghaiDate(new Date('2023-08-17T15:59:59.999Z'))).toBe('2023-08-17')
})

test('minutes and timestamps are written in Shanghai time, whatever the server’s zone', () => {
  expect(process.env.TZ).toBe('Asia/Kathmandu')
  expect(shanghaiMinute(evening)).toBe('2023-08-18 00:05')
  expect(shanghaiTimestamp(evening)).toBe('2023-08-18T00:05:07+08:00')
  expect(new Date(shanghaiTimestamp(evening)).getTime()).toBe(new Date('2023-08-17T16:05:07Z').getTime())
})

test('the start of a day is the instant of its midnight in Shanghai', () => {
  expect(startOfShanghaiDay('2023-08-18')?.toISOString()).toBe('2023-08-17T16:00:00.000Z')
})

test('a minute is read as it is written; what is none is refused', () => {
  expect(startOfShanghaiMinute('2023-08-18T00:05')?.toISOString()).toBe('2023-08-17T16:05:00.000Z')
  for (const wrong of ['2023-02-30 09:05', '2023-08-18 24:00', '2023-08-18', ''])
    expect(startOfShanghaiMinute(wrong), wrong).toBeNull()
})

test('a minute begins at or before each of its moments', () => {
  expect(startOfMinute(evening).toISOString()).toBe('2023-08-17T16:05:00.000Z')
  expect(startOfMinute(startOfMinute(evening))).toEqual(startOfMinute(evening))
})

test('a day ends where the next one begins, also at the end of a month', () => {
  expect(startOfNextShanghaiDay('2024-02-29')).toEqual(startOfShanghaiDay('2024-03-01'))
  expect(startOfNextShanghaiDay('2024-02-30')).toBeNull()
})

test('the newest of moments leaves out those that there are not', () => {
  expect(newestOf([new Date(7), null, new Date(9), new Date(8)])).toEqual(new Date(9))
  expect(newestOf([])).toEqual(new Date(0))
})

test('a day that the calendar does not have has no start', () => {
  for (const day of [
    '2023-02-29',
    '0000-01-01',
    '9999-12-31',
    '2023-13-01',
    '2023-00-10',
    '2023-8-1',
    '20230801',
    '2023-08-18T00:00',
    '',
  ])
    expect(startOfShanghaiDay(day), day).toBeNull()
  expect(startOfShanghaiDay('2024-02-29')).not.toBeNull()
})

test('the last midnight is at or before the given instant, also before 1970', () => {
  const midnight = new Date('2023-08-17T16:00:00Z')
  expect(lastShanghaiMidnight(evening)).toEqual(midnight)
  expect(lastShanghaiMidnight(midnight)).toEqual(midnight)
  expect(lastShanghaiMidnight(new Date(midnight.getTime() - 1))).toEqual(new Date('2023-08-16T16:00:00Z'))
  expect(lastShanghaiMidnight(new Date('1969-12-31T10:00:00Z'))).toEqual(new Date('1969-12-30T16:00:00Z'))
})

test('people are told the minute of today, the day of this year, and the year of any other', () => {
  const now = new Date('2026-11-27T15:59:59Z')
  const told = (at: string) =>
    [relativeTime, relativeMinute, relativeDay].map((tell) => tell(new Date(at), now))
  expect(told('2026-11-27T04:23:00Z')).toEqual(['今天 12:23', '今天 12:23', '今天'])
  expect(told('2026-11-26T15:59:00Z')).toEqual(['11月26日', '11月26日 23:59', '11月26日'])
  expect(told('2025-12-31T16:01:00Z'), 'already this year in Shanghai').toEqual([
    '1月1日',
    '1月1日 00:01',
    '1月1日',
  ])
  expect(told('2025-12-31T15:59:00Z')).toEqual(['2025年12月31日', '2025年12月31日 23:59', '2025年12月31日'])
  expect(told('2026-11-26T16:00:00Z'), 'of a midnight only the day is known').toEqual([
    '今天',
    '今天',
    '今天',
  ])
})

test('the head of a newspaper names the day of the week in Shanghai', () => {
  expect(dateline(new Date('2026-11-27T15:59:59Z'))).toBe('2026年11月27日 星期五')
  expect(dateline(new Date('2026-11-28T16:00:00Z'))).toBe('2026年11月29日 星期日')
})
