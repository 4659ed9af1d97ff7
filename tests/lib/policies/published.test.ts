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

it('a version never changes: the database itself refuses', async () => {
  await aPolicy(1)
  await expect(pool().query("UPDATE policy SET text = 'x'")).rejects.toMatchObject({ code: '23001' })
  await expect(pool().query('DELETE FROM policy')).rejects.toMatchObject({ code: '23001' })
})
