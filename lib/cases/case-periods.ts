import type { Client } from '#lib/db/rows.ts'
import { readSetting } from '../settings/read-setting.ts'
import { DAY_MS, HOUR_MS, lastShanghaiMidnight } from '../time.ts'
import { addWorkingDays } from '../working-days/add-working-days.ts'
import type { CaseClockKind } from './desk-clocks.ts'

const MINUTE_MS = 60_000

/**
 * When a period of a case that begins at a moment is over, as the settings stand. Minutes and hours run from the moment on. Days
 * are counted from the next day (民法典 §201), the period ends with the last one's midnight in Shanghai, and where that day is a
 * holiday with the next working day's (§203).
 */
export async function endOfPeriod(client: Client, kind: CaseClockKind, from: Date): Promise<Date> {
  switch (kind) {
    case 'act_target':
      return later(from, (await readSetting(client, 'cases.act_target_minutes')) * MINUTE_MS)
    case 'act_limit':
      return later(from, (await readSetting(client, 'cases.act_limit_hours')) * HOUR_MS)
    case 'decide_limit':
      return endOfDays(client, from, await readSetting(client, 'cases.decide_days'))
    case 'info_silence':
      return endOfDays(client, from, await readSetting(client, 'cases.info_silence_days'))
    case 'counter_silence':
      return endOfDays(client, from, await readSetting(client, 'cases.counter_days'))
    case 'reasonable_period':
      return endOfDays(client, from, await readSetting(client, 'cases.reasonable_days'))
    case 'dmca_earliest':
      return workdayAfter(client, from, await readSetting(client, 'cases.dmca_earliest_workdays'))
    case 'dmca_latest':
      return workdayAfter(client, from, await readSetting(client, 'cases.dmca_latest_workdays'))
  }
}

/** When a request to mend a text is to be answered. */
export async function endOfCorrectionLimit(client: Client, from: Date): Promise<Date> {
  return later(from, (await readSetting(client, 'cases.correction_limit_hours')) * HOUR_MS)
}

const later = (from: Date, ms: number) => new Date(from.getTime() + ms)

/** The day of the moment does not count. */
async function endOfDays(client: Client, from: Date, days: number): Promise<Date> {
  const lastDay = later(lastShanghaiMidnight(from), days * DAY_MS)
  return endOnWorkingDay(client, later(lastDay, DAY_MS))
}

/** The end of a period of days by the calendar as it is known now: that of its last day, or of the next working day where it is a holiday
 *  (民法典 §203). An end within a day is left as it is. */
export async function endOnWorkingDay(client: Client, dueAt: Date): Promise<Date> {
  if (dueAt.getTime() !== lastShanghaiMidnight(dueAt).getTime()) return dueAt
  return addWorkingDays(client, later(dueAt, -DAY_MS - 1), 1)
}

/** The beginning of the n-th working day after: 17 U.S.C. §512(g)(2)(C) counts business days following the receipt. */
async function workdayAfter(client: Client, from: Date, days: number): Promise<Date> {
  return later(await addWorkingDays(client, from, days), -DAY_MS)
}
