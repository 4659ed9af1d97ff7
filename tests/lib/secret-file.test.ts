import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretFile } from '#lib/secret-file.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citysite-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('secretFile', () => {
  it('makes one of 64 random characters that only its owner can read, and keeps it', async () => {
    const made = await secretFile(folder)
    expect(made).toMatch(/^[\w-]{64}$/)
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
    expect(await secretFile(folder)).toBe(made)
  })

  it('gives two who make it at once the same one', async () => {
    const home = join(folder, 'new')
    const made = await Promise.all([secretFile(home), secretFile(home)])
    expect(new Set(made).size).toBe(1)
  })

  it('refuses what was cut off instead of signing with it', async () => {
    await writeFile(join(folder, 'secret'), 'half\n')
    await expect(secretFile(folder)).rejects.toMatchObject({
      name: 'StartError',
      message: /holds 4 characters/,
    })
  })
})
