import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { seenVersion } from '../seen-row.ts'
import { prose } from '../text/text-fields.ts'
import { HOUR_MS, MINUTE_MS } from '../time.ts'
import { readSetting } from './read-setting.ts'
import { settingSchema } from './setting-value.ts'
import { type SettingKey, settingKeys, settingRow } from './settings-table.ts'

const schema = z.object({
  key: z.enum(settingKeys, '没有这项设置'),
  value: z.unknown(),
  /** The version that the editor has seen; 0 for a setting that was never changed. */
  version: seenVersion,
  why: z.string('请写明理由').pipe(prose(500, '理由')).pipe(z.string().min(1, '请写明理由')),
})

/** Changes a setting, with the reason on record. It holds for what begins from now on: periods that run keep their end.
 *  @throws DomainError forbidden | invalid-input | conflict */
export async function changeSetting(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'setting.change')
  const { key, value: given, version, why } = parseInput(schema, input)
  const { value } = parseInput(z.object({ value: settingSchema(key) }), { value: given })
  return transaction(async (tx) => {
    const before = await readSetting(tx, key)
    await assertPossible(tx, key, value)
    const stored = await store(tx, editor, { key, value, version })
    const details = { before, after: value, why }
    await recordAudit(tx, {
      event: 'setting_changed',
      by: editor,
      about: { subject: 'setting', id: key },
      details,
    })
    return stored
  })
}

type Change = { key: SettingKey; value: number | boolean; version: number }

/** One guarded statement: of two editors who saw the same version one is refused. */
async function store(tx: Tx, editor: Editor, { key, value, version }: Change): Promise<{ version: number }> {
  const data = { value, editorId: editorIdOf(editor), actor: editor.name, changedAt: new Date() }
  const { count } =
    version === 0
      ? await tx.setting.createMany({ data: { key, ...data }, skipDuplicates: true })
      : await tx.setting.updateMany({ where: { key, version }, data: { ...data, version: { increment: 1 } } })
  if (count === 1) return { version: version + 1 }
  const now = await tx.setting.findUnique({ where: { key } })
  throw new DomainError(
    'conflict',
    `${now?.actor ?? '别人'} 刚刚改过“${settingRow(key).name}”，请看过现在的内容再改。`,
    { details: { version: now?.version ?? 0 } },
  )
}

/** Two settings with the length of their units, and what is said where the first is more than the second. */
const pairs = [
  [
    'cases.dmca_earliest_workdays',
    1,
    'cases.dmca_latest_workdays',
    1,
    '最早恢复的日子不能晚于最迟恢复的日子',
  ],
  ['cases.act_target_minutes', MINUTE_MS, 'cases.act_limit_hours', HOUR_MS, '处理目标不能长于处理时限'],
] as const

/** Two settings of which one must not exceed the other. */
async function assertPossible(tx: Tx, key: SettingKey, value: number | boolean): Promise<void> {
  for (const [lower, lowerUnit, upper, upperUnit, message] of pairs) {
    if (key !== lower && key !== upper) continue
    const least = key === lower ? Number(value) : await readSetting(tx, lower)
    const most = key === upper ? Number(value) : await readSetting(tx, upper)
    if (least * lowerUnit > most * upperUnit)
      throw new DomainError('invalid-input', `${message}。`, { fields: { value: message } })
  }
}
