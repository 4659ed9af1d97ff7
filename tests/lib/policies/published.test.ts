import { expect, it } from 'vitest'
import { pool } from '#lib/db/client.ts'
import { currentPolicy, listPolicies, policyByVersion } from '#lib/policies/published.ts'
import { aPolicy } from '../../support/cast.ts'

it('knows the version in force and every older one', async () => {
  expect(await currentPolicy()).toBeNull()
  await aPolicy(1)
  await aPolicy(2)
  expect(await currentPolicy()).toMatchObject({ version: 2 })
  expect(await policyByVersion(1)).toMatchObject({ version: 1 })
  expect(await policyByVersion(3)).toBeNull()
  expect((await listPolicies()).map(({ version }) => version)).toEqual([2, 1])
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
