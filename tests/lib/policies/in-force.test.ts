import { describe, expect, it } from 'vitest'
import { systemActor } from '#lib/actors/actor.ts'
import { db, pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { policyInForce } from '#lib/policies/in-force.ts'
import { policyFor } from '#lib/policies/policy-for.ts'
import { type NewVersion, recordVersion } from '#lib/policies/record-version.ts'

const lawyer = systemActor('律师')
const NEW_YEAR = new Date('2099-12-31T16:00:00.000Z')
const moments = (ms: number) => new Date(NEW_YEAR.getTime() + ms)

const own = { repostText: null, contributionText: null, originalText: null }
const aVersion = (changes: Partial<NewVersion> = {}): NewVersion => ({
  ...{ kind: 'disclaimer', version: 1, origins: ['repost', 'contribution'], text: '两类共用。', ...own },
  ...{ effectiveAt: null, note: '第一版' },
  ...changes,
})
const record = (changes: Partial<NewVersion> = {}) =>
  transaction((tx) => recordVersion(tx, lawyer, aVersion(changes)))
const versionAt = async (at?: Date) =>
  (await policyInForce(db(), 'disclaimer', at === undefined ? {} : { at }))?.version ?? null

describe('the version in force', () => {
  it('is none before the first, and each kind has its own', async () => {
    expect(await versionAt()).toBeNull()
    await record({ kind: 'privacy', origins: [], text: '隐私' })
    expect(await versionAt()).toBeNull()
    expect(await policyInForce(db(), 'privacy')).toMatchObject({ version: 1, text: '隐私' })
  })

  it('changes at the very millisecond from which the next one holds', async () => {
    await record()
    await record({ version: 2, effectiveAt: NEW_YEAR })
    expect(await versionAt(), 'now').toBe(1)
    expect(await versionAt(moments(-1)), 'a millisecond before').toBe(1)
    expect(await versionAt(NEW_YEAR), 'at its moment').toBe(2)
    expect(await versionAt(moments(1)), 'a millisecond after').toBe(2)
  })

  it('holds in the transaction that publishes it, for what is published there', async () => {
    const [id, forRepost] = await transaction(async (tx) => {
      const added = await recordVersion(tx, lawyer, aVersion())
      return [added?.id, await policyFor(tx, 'repost')]
    })
    expect(forRepost).toBe(id)
  })

  it('is never one that was withdrawn before', async () => {
    await record()
    const coming = await record({ version: 2, effectiveAt: NEW_YEAR })
    await pool().query(
      "INSERT INTO policy_withdrawal (policy_id, effective_at, note, actor) VALUES ($1, $2, '有误', '律师')",
      [coming?.id, NEW_YEAR],
    )
    expect(await versionAt(moments(1))).toBe(1)
  })

  it('says to each origin what it has for it, and to one that it does not name nothing', async () => {
    const { id } = (await record({ contributionText: '投稿另有一段。' })) ?? {}
    expect(await policyInForce(db(), 'disclaimer', { origin: 'repost' })).toEqual({
      ...{ id, version: 1, text: '两类共用。' },
    })
    expect(await policyInForce(db(), 'disclaimer', { origin: 'contribution' })).toMatchObject({
      text: '投稿另有一段。',
    })
    expect(await policyInForce(db(), 'disclaimer', { origin: 'original' })).toBeNull()
    expect(await policyFor(db(), 'original')).toBeNull()
  })

  it('replaces the one before for every origin, also for those that it names no more', async () => {
    await record()
    await record({ version: 2, origins: ['original'], text: '只说原创。' })
    expect(await policyFor(db(), 'repost')).toBeNull()
  })
})

it('two that publish one number at once: one of them is told', async () => {
  const both = await Promise.all([record(), record({ text: '另一份。' })])
  expect(both.filter((one) => one === null)).toHaveLength(1)
  expect(await db().auditEntry.count({ where: { event: 'policy_published' } })).toBe(1)
})
