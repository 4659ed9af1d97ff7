import { type PolicyKind, policyKinds } from '../policies/policy-kinds.ts'
import type { SettingKey } from './settings-table.ts'

/** The policies whose first text states what a setting sets, in words: they do not change with it (个人信息保护法 §17). */
const statedIn: Readonly<Partial<Record<SettingKey, readonly PolicyKind[]>>> = {
  'cases.correction_limit_hours': ['corrections'],
  'cases.identity_months': ['privacy'],
  'contributions.identity_months': ['privacy'],
  'cases.forward_contact': ['privacy'],
}

/** What whoever changes a setting has to do then; null for a setting that no policy states. */
export function policyDue(key: SettingKey): string | null {
  const kinds = statedIn[key]
  if (!kinds) return null
  const names = kinds.map((kind) => `《${policyKinds[kind].name}》`).join('、')
  return `${names}写明了这一项，改了设置须同时公布新的一版。`
}
