import { describe, expect, it } from 'vitest'
import { pool } from '#lib/db/client.ts'
import { readPolicy, readPolicyChanges, readPolicyVersion } from '#lib/policies/read-policy.ts'
import { policyVersions } from '#lib/policies/versions.ts'
import { aPolicy } from '../../support/cast.ts'

const NEW_YEAR = new Date('2099-12-31T16:00:00.000Z')
const aMillisecondBefore = { at: new Date(NEW_YEAR.getTime() - 1) }

const statesAt = async (at?: Date) =>
  (await policyVersions('disclaimer', at === undefined ? {} : { at })).map(({ state }) => state)

async function withdraw(version: number): Promise<void> {
  await pool().query(
    `INSERT INTO policy_withdrawal (policy_id, effective_at, note, actor)
     SELECT id, effective_at, '有误', '律师' FROM policy WHERE version = $1`,
    [version],
  )
}

describe('the versions of a policy', () => {
  it('stand where the time puts them: coming, in force, replaced', async () => {
    await aPolicy(1)
    await aPolicy(2)
    await aPolicy(3, { effectiveAt: NEW_YEAR })
    expect(await statesAt()).toEqual(['coming', 'in_force', 'past'])
    expect(await statesAt(aMillisecondBefore.at)).toEqual(['coming', 'in_force', 'past'])
    expect(await statesAt(NEW_YEAR)).toEqual(['in_force', 'past', 'past'])
    expect(await policyVersions('privacy')).toEqual([])
    expect(await policyVersions(null)).toHaveLength(3)
  })

  it('are read by readers with what holds, what is coming and when the page changes by itself', async () => {
    expect(await readPolicy('disclaimer')).toMatchObject({ shown: null, versions: [], changesAt: null })
    await aPolicy(1)
    await aPolicy(2, { effectiveAt: NEW_YEAR })
    expect(await readPolicy('disclaimer', aMillisecondBefore)).toMatchObject({
      shown: { version: 1, state: 'in_force', sections: [{ origins: ['repost', 'contribution'] }] },
      versions: [
        { version: 2, state: 'coming', hasChanges: true },
        { version: 1, state: 'in_force', hasChanges: false },
      ],
      changesAt: NEW_YEAR,
    })
    const then = await readPolicy('disclaimer', { at: NEW_YEAR })
    expect(then).toMatchObject({ shown: { version: 2 }, changesAt: null, changedAt: NEW_YEAR })
    expect(await readPolicyVersion('disclaimer', 2)).toMatchObject({ shown: { state: 'coming' } })
    expect(await readPolicyVersion('disclaimer', 3)).toBeNull()
  })

  it('are compared with the one before that was not withdrawn, which says nothing itself', async () => {
    await aPolicy(1)
    await aPolicy(2, { effectiveAt: NEW_YEAR })
    await withdraw(2)
    await aPolicy(3, { text: '另一份声明。', note: '重写' })
    expect(await readPolicyVersion('disclaimer', 2)).toMatchObject({
      shown: { state: 'withdrawn', sections: [], hasChanges: false },
    })
    expect(await readPolicyChanges('disclaimer', 3)).toMatchObject({ before: 1, note: '重写' })
    expect(await readPolicyChanges('disclaimer', 2), 'never held').toBeNull()
    expect(await readPolicyChanges('disclaimer', 1), 'the first').toBeNull()
  })

  it('name the facts of the site where the text leaves room for them', async () => {
    await aPolicy(1, { text: '{站点}由{运营者}运营，{不是事实}。' })
    const { shown } = await readPolicy('disclaimer')
    expect(shown?.sections[0]?.text).toBe('城市站点由城市站点的运营者运营，{不是事实}。')
  })
})

/** Statements that the database refuses, whoever sends them. */
const impossible: [string, string, string][] = [
  ['a version that changes', "UPDATE policy SET text = 'x'", '23001'],
  ['a version that goes', 'DELETE FROM policy', '23001'],
  ['a version that says nothing', versionWith({ text: "' '" }), '23514'],
  ['a version without a reason', versionWith({ note: "''" }), '23514'],
  ['one that held before it was published', versionWith({ effective_at: "'2020-01-01'" }), '23514'],
  ['a disclaimer of no origin', versionWith({ origins: "'{}'" }), '23514'],
  ['a privacy policy of an origin', versionWith({ kind: "'privacy'" }), '23514'],
  ['a text for an origin that it does not name', versionWith({ original_text: "'x'" }), '23514'],
  ['an empty text for an origin', versionWith({ repost_text: "' '" }), '23514'],
  ['a text that no origin has', versionWith({ repost_text: "'x'", contribution_text: "'y'" }), '23514'],
  ['two of one number', versionWith({ version: '1' }), '23505'],
  ['a withdrawal of what holds', withdrawal('now()'), '23514'],
  ['a withdrawal of what was to hold at another time', withdrawal("now() + interval '1 day'"), '23503'],
]

it.each(impossible)('the database itself refuses %s', async (_, statement, code) => {
  await aPolicy(1)
  await expect(pool().query(statement)).rejects.toMatchObject({ code })
})

function versionWith(changes: Record<string, string>): string {
  const sound = {
    kind: "'disclaimer'",
    version: '2',
    origins: "'{repost,contribution}'",
    text: "'x'",
    note: "'y'",
  }
  const columns = { ...sound, actor: "'z'", ...changes }
  return `INSERT INTO policy (${Object.keys(columns).join(', ')}) VALUES (${Object.values(columns).join(', ')})`
}

function withdrawal(at: string): string {
  const effectiveAt = at === 'now()' ? 'effective_at' : at
  return `INSERT INTO policy_withdrawal (policy_id, effective_at, note, actor) SELECT id, ${effectiveAt}, 'x', 'z' FROM policy`
}
