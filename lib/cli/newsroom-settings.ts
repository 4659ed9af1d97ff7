import { DomainError } from '../errors.ts'
import { changeSetting } from '../settings/change-setting.ts'
import { listSettings, type SettingState } from '../settings/read-setting.ts'
import { settingText } from '../settings/setting-value.ts'
import { settingRow } from '../settings/settings-table.ts'
import { policyDue } from '../settings/stated-in-policies.ts'
import { actingAs, actingEditor } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome, required } from './command.ts'
import { aligned } from './table.ts'

export const settingCommands: Command[] = [
  command({
    name: 'setting list',
    options: { as: actingAs },
    help: '列出各项设置',
    example: '--as chen@example.cn',
    run: list,
  }),
  command({
    name: 'setting set',
    operands: ['KEY'],
    options: {
      as: actingAs,
      value: { value: 'V', required: true, help: '新的值；开关写 on 或 off' },
      why: { value: 'T', required: true, help: '理由，记入操作记录' },
    },
    help: '修改一项设置',
    example: 'cases.counter_days --value 15 --why 法务建议 --as chen@example.cn',
    run: set,
  }),
]

async function list(given: Given): Promise<Outcome> {
  const items = await listSettings(await actingEditor(given))
  const rows = items.map(({ key, value }) => [key, settingText(key, value), settingRow(key).name])
  return { json: { items }, text: aligned(rows) }
}

async function set(given: Given): Promise<Outcome> {
  const editor = await actingEditor(given)
  const seen = stateOf(await listSettings(editor), given.operands[0] ?? '')
  const { key, version } = seen
  await changeSetting(editor, { key, version, value: required(given, 'value'), why: required(given, 'why') })
  const now = stateOf(await listSettings(editor), key)
  const text = `“${settingRow(key).name}”现在是 ${settingText(key, now.value)}。${policyDue(key) ?? ''}`
  return { json: now, text }
}

function stateOf(items: readonly SettingState[], key: string): SettingState {
  const found = items.find((one) => one.key === key)
  if (!found) throw new DomainError('not-found', `没有“${key}”这项设置，各项设置用 setting list 列出。`)
  return found
}
