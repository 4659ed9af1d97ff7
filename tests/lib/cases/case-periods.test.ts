import { expect, it } from 'vitest'
import { endOfCorrectionLimit, endOfPeriod } from '#lib/cases/case-periods.ts'
import { db } from '#lib/db/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { setting } from '../../support/case-cast.ts'

// Purpose: periods end as 民法典 §201 and §203 count them, whatever the day.

/** Kind, beginning and end in Shanghai. */
const periods: [CaseClockKind, string, string][] = [
  ['act_target', '2026-10-01 23:30', '2026-10-02 00:30'],
  ['act_limit', '2026-10-01 23:30', '2026-10-02 23:30'],
  // The day itself does not count; the period ends at the end of the last one.
  ['reasonable_period', '2026-11-02 09:00', '2026-11-18 00:00'],
  ['reasonable_period', '2026-11-02 23:59', '2026-11-18 00:00'],
  ['counter_silence', '2026-11-02 00:00', '2026-11-18 00:00'],
  // The last day is a Saturday: Monday's end.
  ['decide_limit', '2026-11-07 12:00', '2026-11-17 00:00'],
  // It lies in the National Day holiday, which ends on the 7th.
  ['reasonable_period', '2026-09-18 12:00', '2026-10-09 00:00'],
  // A Saturday on which people work instead.
  ['reasonable_period', '2026-09-25 12:00', '2026-10-11 00:00'],
  ['info_silence', '2026-11-02 09:00', '2026-12-03 00:00'],
  ['dmca_earliest', '2026-11-02 12:00', '2026-11-16 00:00'],
  ['dmca_latest', '2026-11-02 12:00', '2026-11-20 00:00'],
]

it.each(periods)('%s from %s ends at %s', async (kind, from, end) => {
  const at = new Date(`${from.replace(' ', 'T')}:00+08:00`)
  expect(shanghaiMinute(await endOfPeriod(db(), kind, at))).toBe(end)
})

it('gives 72 hours from the moment on to answer who found an error', async () => {
  const from = new Date('2026-10-01T23:30:00+08:00')
  expect(shanghaiMinute(await endOfCorrectionLimit(db(), from))).toBe('2026-10-04 23:30')
})

it('follows the setting', async () => {
  await setting('cases.reasonable_days', 10)
  const end = await endOfPeriod(db(), 'reasonable_period', new Date('2026-11-02T09:00:00+08:00'))
  expect(shanghaiMinute(end)).toBe('2026-11-13 00:00')
})
