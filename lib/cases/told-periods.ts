import { db } from '#lib/db/client.ts'
import { readSetting } from '../settings/read-setting.ts'
import type { CasePeriods } from './case-view.ts'

/** The periods that a claimant is told, as the settings stand. */
export async function readToldPeriods(): Promise<CasePeriods> {
  return {
    targetMinutes: await readSetting(db(), 'cases.act_target_minutes'),
    limitHours: await readSetting(db(), 'cases.act_limit_hours'),
    correctionHours: await readSetting(db(), 'cases.correction_limit_hours'),
    infoDays: await readSetting(db(), 'cases.info_silence_days'),
    counterDays: await readSetting(db(), 'cases.counter_days'),
    reasonableDays: await readSetting(db(), 'cases.reasonable_days'),
    dmca: (await readSetting(db(), 'cases.dmca'))
      ? {
          earliest: await readSetting(db(), 'cases.dmca_earliest_workdays'),
          latest: await readSetting(db(), 'cases.dmca_latest_workdays'),
        }
      : null,
  }
}
