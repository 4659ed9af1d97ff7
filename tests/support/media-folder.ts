import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { completeConfig } from '#lib/config.ts'

/** Gives the tests of a file a data folder of their own, in which the file store is. To be called before anything is kept. */
export function mediaFolder(): { path: () => string; files: () => Promise<number> } {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'citysite-media-'))
    completeConfig({ dataDir: folder })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return {
    path: () => folder,
    /** How many files the store has. */
    files: async () => {
      const names = await readdir(join(folder, 'media'), { recursive: true }).catch(() => [])
      return names.filter((name) => /[0-9a-f]{60}/.test(name)).length
    },
  }
}
