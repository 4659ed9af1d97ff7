import { expect, test } from 'vitest'
import {
  lastShanghaiMidnight,
  shanghaiDate,
  shanghaiMinute,
  shanghaiTimestamp,
  startOfShanghaiDay,
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

test('a day that the calendar does not have has no start', () => {
  for (const day of [
    '2023-02-29',
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
