import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { logs } from '#lib/logs.ts'
import { addWorkingDays } from '#lib/working-days/add-working-days.ts'
import { calendarNotice } from '#lib/working-days/calendar-notice.ts'
import { calendarYears, lastKnownYear } from '#lib/working-days/calendar-years.ts'
import { importCalendar } from '#lib/working-days/import-calendar.ts'
import { parseCalendar } from '#lib/working-days/parse-calendar.ts'
import { warnOfMissingCalendar } from '#lib/working-days/warn-of-missing-calendar.ts'
import { aSystem } from '../../support/cast.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { call, callJson } from '../cli/call.ts'

// Purpose: a period of working days ends when the law says, across holidays and days worked for them, and nobody counts on a
// calendar that is not known.

const folder = mediaFolder()
const shanghai = (time: string) => new Date(`${time}:00+08:00`)
/** Made up for these tests: New Year on three days, seven days of spring, a Saturday worked. */
const in2027 = [
  'day,kind',
  ...['01-01', '02-05', '02-08', '02-09', '02-10', '02-11', '02-12'].map((day) => `2027-${day},off`),
  '2027-02-06,班',
].join('\r\n')
const enter = (csv: string) => transaction((tx) => importCalendar(tx, aSystem, parseCalendar(csv)))

describe('addWorkingDays', () => {
  it.each([
    ['an ordinary week', '2026-11-23 10:00', 3, '2026-11-27 00:00'],
    ['over a weekend', '2026-11-27 10:00', 1, '2026-12-01 00:00'],
    ['from the last minute of a day', '2026-11-26 23:59', 1, '2026-11-28 00:00'],
    ['from the first moment of one', '2026-11-27 00:00', 1, '2026-12-01 00:00'],
    ['from a Sunday', '2026-11-29 12:00', 1, '2026-12-01 00:00'],
    ['over the National Day’s week, with its Saturday worked', '2026-09-30 09:00', 3, '2026-10-11 00:00'],
    ['onto a Saturday that is worked', '2026-02-27 09:00', 1, '2026-03-01 00:00'],
    ['over the Spring Festival of nine days', '2026-02-13 17:00', 2, '2026-02-25 00:00'],
    ['onto a Sunday that is worked', '2026-09-18 09:00', 1, '2026-09-21 00:00'],
    ['of 2024, over the Qingming days', '2024-04-03 09:00', 1, '2024-04-08 00:00'],
    ['of 2025, over the May days', '2025-04-30 09:00', 1, '2025-05-07 00:00'],
    ['14 days for a foreign claimant', '2026-09-15 09:00', 14, '2026-10-11 00:00'],
    ['into a year that nobody knows, by ordinary weeks', '2026-12-31 09:00', 1, '2027-01-02 00:00'],
  ])('%s: from %s, %i', async (_, from, days, end) => {
    expect(await addWorkingDays(db(), shanghai(from), days)).toEqual(shanghai(end))
  })

  it.each([0, -1, 1.5, Number.NaN, 1_001])('refuses %s days', async (days) => {
    await expect(addWorkingDays(db(), new Date(), days)).rejects.toThrow(RangeError)
  })
})

describe('a year that an operator enters', () => {
  it('counts from then on, stands before the program’s own, and can be entered again', async () => {
    expect(lastKnownYear(await calendarYears(db()))).toBe(2026)
    expect(await enter(in2027)).toEqual([2027])
    expect(lastKnownYear(await calendarYears(db()))).toBe(2027)
    expect(await addWorkingDays(db(), shanghai('2026-12-31 09:00'), 1)).toEqual(shanghai('2027-01-05 00:00'))
    expect(await addWorkingDays(db(), shanghai('2027-02-04 09:00'), 1)).toEqual(shanghai('2027-02-07 00:00'))
    const moved = in2027.replace('2027-02-06', '2027-02-07')
    await enter(moved)
    expect(await addWorkingDays(db(), shanghai('2027-02-04 09:00'), 1)).toEqual(shanghai('2027-02-08 00:00'))
    await enter(moved.replaceAll('2027-', '2026-'))
    expect(await addWorkingDays(db(), shanghai('2026-09-30 09:00'), 1), 'the holiday is gone').toEqual(
      shanghai('2026-10-02 00:00'),
    )
    const entries = await db().auditEntry.findMany({ orderBy: { id: 'asc' } })
    expect(entries.map(({ event, subjectId }) => [event, subjectId])).toEqual([
      ['calendar_imported', 'calendar 2027'],
      ['calendar_imported', 'calendar 2027'],
      ['calendar_imported', 'calendar 2026'],
    ])
  })

  it('is known up to the first gap alone', async () => {
    await enter(in2027.replaceAll('2027-', '2028-'))
    expect(lastKnownYear(await calendarYears(db()))).toBe(2026)
  })

  it.each([
    ['a day that does not exist', `${in2027}\n2027-02-29,off`, '第 10 行'],
    ['another kind', `${in2027}\n2027-03-01,holiday`, '第 10 行'],
    ['a third cell', `${in2027}\n2027-03-01,off,1`, '第 10 行'],
    ['a day twice', `${in2027}\n2027-01-01,work`, '前面已经有了'],
    ['part of a year', '2027-01-01,off', '不像一整年'],
    ['nothing', '\n', '没有日期'],
  ])('is refused with %s, by its line', (_, csv, said) => {
    expect(() => parseCalendar(csv)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(said) }),
    )
  })
})

describe('what is missing', () => {
  const at = shanghai
  it('is this year, or from December on the next one; a known year is not', async () => {
    expect(await calendarNotice(db(), at('2026-11-30 23:59'))).toBeNull()
    expect(await calendarNotice(db(), at('2026-12-01 00:00'))).toMatchObject({
      ...{ missingYears: [2027], deadlinesBeyond: 0 },
      sentence: expect.stringMatching(/^缺少2027年的工作日安排.*calendar import 录入。$/),
    })
    expect(await calendarNotice(db(), at('2027-12-05 00:00'))).toMatchObject({ missingYears: [2027, 2028] })
    await enter(in2027)
    expect(await calendarNotice(db(), at('2026-12-01 00:00'))).toBeNull()
  })

  it('is told where a running deadline of a case lies beyond it, and warned of at a start', async () => {
    await db().rightsCase.create({
      data: {
        ...{ kind: 'copyright', receiptHash: Buffer.alloc(32), receiptSealed: 'v1.', claimSealed: 'v1.' },
        ...{ demand: 'delete', isTruthStated: true },
        clocks: {
          create: [
            { kind: 'counter_silence', startedAt: new Date(), dueAt: at('2027-01-01 00:00') },
            { kind: 'dmca_latest', startedAt: new Date(), dueAt: at('2027-01-08 00:00') },
            {
              kind: 'dmca_earliest',
              startedAt: new Date(),
              dueAt: at('2027-01-04 00:00'),
              firedAt: new Date(),
            },
          ],
        },
      },
    })
    expect(await calendarNotice(db(), at('2026-11-28 12:00'))).toMatchObject({
      ...{ missingYears: [], deadlinesBeyond: 1 },
      sentence: expect.stringContaining('有 1 个期限'),
    })
    const warn = vi.spyOn(logs(), 'warn').mockImplementation(() => {})
    await warnOfMissingCalendar(at('2026-11-28 12:00'))
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      { missingYears: [], deadlinesBeyond: 1 },
      expect.stringContaining('calendar import FILE'),
    )
    await enter(in2027)
    await warnOfMissingCalendar(at('2026-11-28 12:00'))
    expect(warn).toHaveBeenCalledOnce()
  })
})

it('from the command line a year is shown and entered, and a wrong file is refused in a sentence', async () => {
  const path = join(folder.path(), '2027.csv')
  await writeFile(path, `\ufeff${in2027}`)
  expect(await callJson(['calendar', 'import', path])).toMatchObject({ printed: { years: [2027], days: 8 } })
  const shown = await call(['calendar', 'show'])
  expect(shown.stdout).toContain('2026年  程序自带  休 01-01 01-02 02-16')
  expect(shown.stdout).toContain('2027年  录入      休 01-01 02-05')
  await writeFile(path, '2027-01-01,off')
  expect(await call(['calendar', 'import', path])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('不像一整年'),
  })
  expect(await call(['calendar', 'import', '/没有.csv'])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('没有这个文件'),
  })
})
