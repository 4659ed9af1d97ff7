import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from '#lib/db/embedded-lock.ts'
import { lockHolder } from '#lib/process-lock.mjs'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citysite-lock-'))
  file = join(folder, 'postgres.lock')
})
afterEach(() => rm(folder, { recursive: true }))

describe('lockFolder', () => {
  it('is held by one process at a time, which is named to the next', async () => {
    const release = await lockFolder(file, '.data')
    await expect(lockFolder(file, '.data')).rejects.toMatchObject({
      name: 'StartError',
      message: `the data folder .data is in use by another instance (process ${process.pid}); stop that one or set DATA_DIR to another folder`,
    })
    await release()
    await (await lockFolder(file, '.data'))()
    expect(existsSync(file)).toBe(false)
  })

  it('is taken over from a process that has ended', async () => {
    const gone = spawn('true')
    await new Promise((resolve) => gone.once('close', resolve))
    await writeFile(file, JSON.stringify({ pid: gone.pid, startedAt: '1' }))
    expect(await lockHolder(file)).toBeNull()
    await (await lockFolder(file, '.data'))()
  })

  it('is taken over from a process whose number another one has now', async () => {
    await writeFile(file, JSON.stringify({ pid: process.pid, startedAt: 'another life' }))
    const release = await lockFolder(file, '.data')
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid })
    await release()
  })

  it.each(['', '{', '{"pid":"x"}'])('is taken over from a file without a holder: %o', async (said) => {
    await writeFile(file, said)
    await (await lockFolder(file, '.data'))()
  })

  it('is taken over by exactly one of several at once', async () => {
    for (let round = 0; round < 20; round++) {
      await writeFile(file, 'stale')
      const ends = await Promise.allSettled([1, 2, 3, 4, 5].map(() => lockFolder(file, '.data')))
      const taken = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
      expect(taken).toHaveLength(1)
      expect(await lockHolder(file)).toMatchObject({ pid: process.pid })
      await taken[0]?.()
      expect(await readdir(folder), 'no file is left').toEqual([])
    }
  })
})
