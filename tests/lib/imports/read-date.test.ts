import { describe, expect, it } from 'vitest'
import { readDate } from '#lib/imports/read-date.ts'

describe('a date at the beginning of a text', () => {
  it.each([
    ['2023-08-18', '2023-08-17T16:00:00.000Z'],
    ['2023-8-8 来源', '2023-08-07T16:00:00.000Z'],
    ['2023/08/18 09:05', '2023-08-18T01:05:00.000Z'],
    ['2023.8.18', '2023-08-17T16:00:00.000Z'],
    ['2023年8月18日', '2023-08-17T16:00:00.000Z'],
    ['2023 年 8 月 18 日 星期五 9时5分', '2023-08-18T01:05:00.000Z'],
    ['2023年08月18日 9时05分30秒', '2023-08-18T01:05:30.000Z'],
    ['２０２３年８月１８日', '2023-08-17T16:00:00.000Z'],
    ['2023-08-18T23:59:59+08:00', '2023-08-18T15:59:59.000Z'],
    ['2023-08-18T09:05:30.123', '2023-08-18T01:05:30.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ])('%s is that moment of Shanghai’s clock', (text, at) => expect(readDate(text)?.at.toISOString()).toBe(at))

  it('has its day in Shanghai, and tells how much of the text it was', () => {
    expect(readDate('2023-08-18 00:30 来源:乐从发布')).toMatchObject({ on: '2023-08-18', length: 16 })
    expect(readDate('2023年8月18日|来源')?.length).toBe('2023年8月18日'.length)
  })

  it.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-08-18 24:00',
    '2023-08-18 09:60',
    '2023-08-18 09:05:61',
    '2023-08',
    '23-08-18',
    '2023-08-181',
    '2023-08-18.5',
    '20230818',
    '8月18日',
    '于2023-08-18',
    '',
  ])('is none in %j', (text) => expect(readDate(text)).toBeNull())
})
