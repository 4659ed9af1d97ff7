import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { addFirstVersions } from '#lib/policies/add-first-versions.ts'
import { policyInForce } from '#lib/policies/in-force.ts'
import { factNames, policyFacts, withFacts } from '#lib/policies/policy-facts.ts'
import { policyKindNames } from '#lib/policies/policy-kinds.ts'
import { recordVersion } from '#lib/policies/record-version.ts'
import { aSystem } from '../../support/cast.ts'

const site = { siteName: '乐从在线', siteUrl: 'https://news.example.cn', contactEmail: undefined }
const nothing = {
  operator: undefined,
  licence: undefined,
  since: undefined,
  phone: undefined,
  address: undefined,
}

describe('the first versions', () => {
  it('are published once, of every kind but the disclaimer, each with an entry in the audit trail', async () => {
    expect(await addFirstVersions()).toEqual(['contribution_rules', 'corrections', 'privacy'])
    expect(await addFirstVersions(), 'a second start').toEqual([])
    const rows = await db().policy.findMany({ select: { kind: true, version: true, actor: true } })
    expect(rows).toHaveLength(policyKindNames.length - 1)
    expect(rows.every(({ version, actor }) => version === 1 && actor === '系统')).toBe(true)
    expect(await db().auditEntry.count({ where: { event: 'policy_published' } })).toBe(3)
  })

  it('leave alone what editors have published', async () => {
    const own = { repostText: null, contributionText: null, originalText: null }
    await transaction((tx) =>
      recordVersion(tx, aSystem, {
        ...{ kind: 'privacy', version: 1, origins: [], text: '本社的隐私政策。', ...own },
        ...{ effectiveAt: null, note: '第一版' },
      }),
    )
    expect(await addFirstVersions()).toEqual(['contribution_rules', 'corrections'])
    expect(await policyInForce(db(), 'privacy')).toMatchObject({ version: 1, text: '本社的隐私政策。' })
  })

  it('are added once by processes that start together', async () => {
    const both = await Promise.all([addFirstVersions(), addFirstVersions()])
    expect(both.flat()).toHaveLength(3)
    expect(await db().policy.count()).toBe(3)
  })

  it('name no fact that nobody fills in', async () => {
    await addFirstVersions()
    for (const { text } of await db().policy.findMany()) {
      const named = [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name)
      expect(factNames).toEqual(expect.arrayContaining(named))
    }
    expect((await policyInForce(db(), 'privacy'))?.text).not.toMatch(/[{}]/)
  })
})

describe('the facts of a site', () => {
  it('are its operator and every way to reach it', () => {
    const imprint = {
      ...nothing,
      operator: '乐从镇志愿者联合会',
      phone: '0757-2833 0000',
      address: '乐从大道 1 号',
    }
    const facts = policyFacts({ ...site, imprint, contactEmail: 'news@example.cn' })
    expect(withFacts('{运营者}，{联系方式}。', facts)).toBe(
      '乐从镇志愿者联合会，电子邮箱 news@example.cn，电话 0757-2833 0000，地址：乐从大道 1 号。',
    )
  })

  it('stand in a sentence also where the configuration does not say them', () => {
    const facts = policyFacts({ ...site, imprint: nothing })
    expect(withFacts('{运营者}（{网址}）：{联系方式}', facts)).toBe(
      '乐从在线的运营者（https://news.example.cn）：本站《侵权投诉与更正》页',
    )
  })
})
