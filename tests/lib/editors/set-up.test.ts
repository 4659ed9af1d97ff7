import { describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { createEditor } from '#lib/editors/create-editor.ts'
import { setUpFirstEditor } from '#lib/editors/set-up.ts'
import { isSetUpOpen, setUpPath } from '#lib/editors/set-up-link.ts'
import { aSystem } from '../../support/cast.ts'

const person = { name: '陈管理', email: 'Chen@Example.CN', password: 'lecong-2026-chen' }

async function key(): Promise<string> {
  return new URLSearchParams((await setUpPath())?.split('?')[1]).get('key') ?? ''
}

describe('the set-up of the first editor', () => {
  it('makes an administrator, once', async () => {
    const link = await key()
    expect(await isSetUpOpen(link)).toBe(true)
    await setUpFirstEditor({ ...person, key: link })
    expect(await db().editor.findMany()).toMatchObject([
      { name: '陈管理', email: 'chen@example.cn', role: 'admin' },
    ])
    expect(await setUpPath()).toBeNull()
    expect(await isSetUpOpen(link)).toBe(false)
    await expect(setUpFirstEditor({ ...person, email: 'other@example.cn', key: link })).rejects.toMatchObject(
      {
        code: 'gone',
      },
    )
  })

  it('succeeds for one of two concurrent calls', async () => {
    const link = await key()
    const ends = await Promise.allSettled(
      ['a@example.cn', 'b@example.cn'].map((email) => setUpFirstEditor({ ...person, email, key: link })),
    )
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().editor.count()).toBe(1)
  })

  it.each(['', 'x', 'A'.repeat(43)])('refuses the key %o', async (wrong) => {
    expect(await isSetUpOpen(wrong)).toBe(false)
    await expect(setUpFirstEditor({ ...person, key: wrong })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db().editor.count()).toBe(0)
  })

  it('names each field that is wrong', async () => {
    const input = { name: ' ', email: 'no', password: 'short', key: await key() }
    await expect(setUpFirstEditor(input)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: {
        name: expect.any(String),
        email: expect.any(String),
        password: expect.stringContaining('10'),
      },
    })
  })
})

describe('createEditor', () => {
  it('refuses an e-mail that is taken, in whatever case, and names the field', async () => {
    await createEditor(aSystem, { ...person, role: 'editor' })
    await expect(
      createEditor(aSystem, { ...person, email: 'CHEN@example.cn', role: 'admin' }),
    ).rejects.toMatchObject({
      code: 'duplicate',
      fields: { email: expect.any(String) },
    })
    expect(await db().account.count()).toBe(1)
  })

  it.each([
    { role: 'owner' },
    { password: 'p'.repeat(129) },
    { name: '名'.repeat(41) },
    { email: 'a b@example.cn' },
  ])('refuses %o', async (wrong) => {
    await expect(createEditor(aSystem, { ...person, role: 'editor', ...wrong })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [Object.keys(wrong)[0] ?? '']: expect.any(String) },
    })
  })

  it('of two set-ups that wait for each other the second is refused', async () => {
    const key = new URLSearchParams((await setUpPath())?.split('?')[1]).get('key')
    const client = await pool().connect()
    await client.query('BEGIN; SELECT pg_advisory_xact_lock(7264001)')
    const both = Promise.allSettled(
      ['a@x.cn', 'b@x.cn'].map((email) =>
        setUpFirstEditor({ key, email, name: '陈', password: 'lecong-2026-chen' }),
      ),
    )
    try {
      await expect
        .poll(
          async () =>
            (await pool().query("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'advisory'")).rowCount,
          { timeout: 8_000 },
        )
        .toBe(2)
    } finally {
      await client.query('COMMIT')
      client.release()
    }
    expect((await both).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
