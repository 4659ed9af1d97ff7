import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settingKeys } from '#lib/settings/settings-table.ts'
import { policyDue } from '#lib/settings/stated-in-policies.ts'

// Purpose: nobody changes by a setting what a policy promises in words, without being told.

const seed = (name: string) =>
  readFileSync(new URL(`../../../prisma/seed/${name}.txt`, import.meta.url), 'utf8')

it('says which policy states what a setting sets, of each whose default stands in a first text', () => {
  expect(seed('corrections')).toContain('七十二小时')
  expect(policyDue('cases.correction_limit_hours')).toContain('《更正政策》')
  expect(seed('privacy')).toMatch(/投稿人的身份信息.*保存三年；投诉双方.*保存三年/)
  expect(seed('privacy')).toContain('只有法律要求时，才提供联系方式和地址')
  const inPrivacy = settingKeys.filter((key) => policyDue(key)?.includes('《隐私政策》'))
  expect(inPrivacy).toEqual([
    ...['cases.forward_contact', 'cases.identity_months', 'contributions.identity_months'],
  ])
  expect(policyDue('cases.counter_days')).toBeNull()
})
