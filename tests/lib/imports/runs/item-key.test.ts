import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { executeRun } from '#lib/imports/runs/execute-run.ts'
import { itemKey } from '#lib/imports/runs/item-key.ts'
import { aCandidate, aRun, importersOf, theItems } from '../../../support/import-cast.ts'

// Purpose: whatever a file calls its items, each is stored, and known again.

const ODD = ['a\u0000b', 'a\ud800', 'a\ud801', '长'.repeat(2_000), `${'长'.repeat(2_000)}尾`, 'x'.repeat(501)]

it('keys that cannot be stored are stored by a hash, each its own and always the same', () => {
  const stored = ODD.map(itemKey)
  expect(new Set(stored).size).toBe(ODD.length)
  expect(ODD.map(itemKey)).toEqual(stored)
  for (const key of stored) expect(Buffer.byteLength(key)).toBeLessThan(500)
  expect(itemKey('旧站.zip/a.html')).toBe('旧站.zip/a.html')
})

it('a run with such keys is done, and what it has had is known when it goes on', async () => {
  const id = await aRun()
  const found = ODD.map((key, at) => ({ ...aCandidate(at + 1), key }))
  await executeRun(id, { importers: importersOf(found) })
  const items = await theItems(id)
  expect(items.map(({ outcome }) => outcome)).toEqual(ODD.map(() => 'made'))
  await db().importRun.update({ where: { id }, data: { state: 'waiting' } })
  await executeRun(id, { importers: importersOf(found) })
  expect(await theItems(id)).toHaveLength(ODD.length)
})
