import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { readSetting } from '#lib/settings/read-setting.ts'
import { aChiefEditor, anAdmin } from '../../support/cast.ts'
import { call } from './call.ts'

// Purpose: settings are listed and changed from the command line as at the desk, with a reason on record.

it('a setting is changed, listed with its unit, and refused to who may not', async () => {
  const as = ['--as', (await anAdmin()).email]
  const set = ['setting', 'set', 'cases.counter_days', '--value', '20', '--why', '法务建议']
  expect(await call([...set, ...as])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('20 天') })
  expect(await readSetting(db(), 'cases.counter_days')).toBe(20)
  expect((await call(['setting', 'list', ...as])).stdout).toMatch(/cases\.counter_days\s+20 天/)
  const unknown = await call(['setting', 'set', 'cases.nothing', '--value', '1', '--why', '试', ...as])
  expect(unknown).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('没有“cases.nothing”') })
  const chief = await call([...set, '--as', (await aChiefEditor()).email])
  expect(chief).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('没有这项权限') })
})
