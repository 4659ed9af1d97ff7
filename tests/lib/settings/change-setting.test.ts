import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { changeSetting } from '#lib/settings/change-setting.ts'
import { listSettings, readSetting } from '#lib/settings/read-setting.ts'
import { settingKeys, settingRow, settingsTable } from '#lib/settings/settings-table.ts'
import { aChiefEditor, anAdmin } from '../../support/cast.ts'
import { race } from '../../support/verb-laws.ts'

const why = '法务建议'
const key = 'cases.counter_days'

describe('settings', () => {
  it('hold their defaults until they are changed, and name the law of every legal period', async () => {
    expect(await readSetting(db(), key)).toBe(15)
    const listed = await listSettings(await aChiefEditor())
    expect(listed.map((one) => one.key)).toEqual(settingKeys)
    expect(listed.every(({ version, actor }) => version === 0 && actor === null)).toBe(true)
    const periods = settingKeys.filter((one) => /_(days|hours|minutes|months|workdays)$/.test(one))
    expect(periods.filter((one) => settingRow(one).law === '')).toEqual([])
    for (const row of Object.values(settingsTable))
      if (row.kind === 'number') {
        expect(row.default).toBeGreaterThanOrEqual(row.min)
        expect(row.default).toBeLessThanOrEqual(row.max)
      }
  })

  it('are changed with a reason on record, and hold for the next reader', async () => {
    const admin = await anAdmin()
    expect(await changeSetting(admin, { key, value: '20', version: 0, why })).toEqual({ version: 1 })
    expect(await changeSetting(admin, { key, value: 21, version: 1, why })).toEqual({ version: 2 })
    expect(await readSetting(db(), key)).toBe(21)
    const trail = await db().auditEntry.findMany({ where: { subject: 'setting' }, orderBy: { id: 'asc' } })
    expect(trail).toMatchObject([
      {
        event: 'setting_changed',
        subjectId: key,
        editorId: admin.id,
        details: { before: 15, after: 20, why },
      },
      { details: { before: 20, after: 21, why } },
    ])
  })

  it('take yes and no as a form and a command line write them', async () => {
    const admin = await anAdmin()
    await changeSetting(admin, { key: 'cases.two_persons', value: 'on', version: 0, why })
    expect(await readSetting(db(), 'cases.two_persons')).toBe(true)
    await changeSetting(admin, { key: 'cases.two_persons', value: 'off', version: 1, why })
    expect(await readSetting(db(), 'cases.two_persons')).toBe(false)
  })

  it.each([
    ['key', { key: 'cases.nothing' }],
    ['value', { value: 2 }],
    ['value', { value: 91 }],
    ['value', { value: 3.5 }],
    ['value', { value: '' }],
    ['value', { value: true }],
    ['value', { value: null }],
    ['why', { why: ' ' }],
    ['version', { version: -1 }],
  ])('refuse a wrong %s: %o', async (field, wrong) => {
    const call = changeSetting(await anAdmin(), { key, value: 20, version: 0, why, ...wrong })
    await expect(call).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
    expect(await db().setting.count()).toBe(0)
  })

  it('refuse an earliest day after the latest one', async () => {
    const admin = await anAdmin()
    await changeSetting(admin, { key: 'cases.dmca_latest_workdays', value: 12, version: 0, why })
    const wrong = { key: 'cases.dmca_earliest_workdays', value: 13, version: 0, why } as const
    await expect(changeSetting(admin, wrong)).rejects.toMatchObject({ code: 'invalid-input' })
    await changeSetting(admin, { ...wrong, value: 11 })
    // 17 U.S.C. §512(g)(2)(C) leaves no other days.
    for (const value of [9, 15])
      await expect(changeSetting(admin, { ...wrong, value, version: 1 })).rejects.toMatchObject({
        code: 'invalid-input',
      })
  })

  it('refuse a target after the limit, whose unit is another', async () => {
    const admin = await anAdmin()
    await changeSetting(admin, { key: 'cases.act_limit_hours', value: 1, version: 0, why })
    const target = { key: 'cases.act_target_minutes', version: 0, why } as const
    await expect(changeSetting(admin, { ...target, value: 61 })).rejects.toMatchObject({
      fields: { value: '处理目标不能长于处理时限' },
    })
    await changeSetting(admin, { ...target, value: 60 })
  })

  it('are the administrator’s to change', async () => {
    const call = changeSetting(await aChiefEditor(), { key, value: 20, version: 0, why })
    await expect(call).rejects.toMatchObject({ code: 'forbidden' })
  })

  it.each([0, 1])('refuse one of two who saw version %i', async (version) => {
    const admin = await anAdmin()
    if (version === 1) await changeSetting(admin, { key, value: 20, version: 0, why })
    const { won, refused } = await race(
      () => changeSetting(admin, { key, value: 21, version, why }),
      () => changeSetting(admin, { key, value: 22, version, why }),
    )
    expect({ won, refused }).toEqual({ won: 1, refused: ['conflict'] })
  })

  it('fall back on the default where the stored value is none that this version allows', async () => {
    await db().setting.create({ data: { key, value: 'for ever', actor: '陈管理' } })
    expect(await readSetting(db(), key)).toBe(15)
  })
})
