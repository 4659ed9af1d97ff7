import { z } from 'zod'
import { type SettingKey, settingRow } from './settings-table.ts'

/** The schema of a setting's value: of a number also its digits, of a switch also what a form and a command line write. */
export function settingSchema(key: SettingKey): z.ZodType<number | boolean> {
  const row = settingRow(key)
  if (row.kind === 'switch') {
    const yes = z.enum(['true', 'on', '1', '是', '开']).transform(() => true)
    const no = z.enum(['false', 'off', '0', '否', '关']).transform(() => false)
    return z.union([z.boolean(), yes, no], '请选择是或否')
  }
  const { min, max, unit } = row
  const message = `请填写 ${min} 至 ${max} 之间的整数（${unit}）`
  const digits = z
    .string()
    .trim()
    .regex(/^\d{1,6}$/)
    .transform(Number)
  return z.union([z.number(), digits], message).pipe(z.int(message).min(min, message).max(max, message))
}

/** As the screen writes it: `15 天`, `是`. */
export function settingText(key: SettingKey, value: number | boolean): string {
  const row = settingRow(key)
  if (row.kind === 'switch') return value ? '是' : '否'
  return `${value} ${row.unit}`
}
