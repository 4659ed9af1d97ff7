import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#lib/actors/actor.ts'
import { db } from '#lib/db/client.ts'
import { resolveDestination } from '#lib/imports/import-collected.ts'
import { type FileResult, importFiles } from '#lib/imports/import-files.ts'
import { aCity } from '../../support/cast.ts'
import { lineThat, withLine } from './seed-page.ts'

// Purpose: many files are imported in one run, each with a result of its own, in the order of the files.

let folder: string

beforeEach(async () => {
  await aCity()
  folder = await mkdtemp(join(tmpdir(), 'citysite-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

const destination = () => resolveDestination({ city: 'lecong', actor: systemActor('测试') })

/** Six pages, the third of which is cut short. */
async function sixFiles(): Promise<string[]> {
  const files = [1, 2, 3, 4, 5, 6].map((number) => join(folder, `${number}.txt`))
  for (const [at, file] of files.entries()) {
    const page = withLine(lineThat('接下来'), `第 ${at + 1} 个结尾。`)
    await writeFile(file, at === 2 ? page.slice(0, 200) : page)
  }
  return files
}

describe('importFiles', () => {
  it('returns a result a file in their order, and the first file’s 声明 is the policy', async () => {
    const files = await sixFiles()
    const done: FileResult[] = []
    const results = await importFiles(files, await destination(), async (result) => void done.push(result))
    expect(results.map(({ file }) => file)).toEqual(files)
    expect(done).toHaveLength(6)
    expect(done[0]).toBe(results[0])
    expect(results[0]).toMatchObject({ imported: { created: true, policy: 'first' } })
    expect(results[2]).toMatchObject({ refused: { code: 'invalid-input' } })
    expect(results.slice(3)).toMatchObject(
      [4, 5, 6].map(() => ({ imported: { created: true, policy: 'same' } })),
    )
    expect(await db().article.count()).toBe(5)
  })

  it('of no files returns nothing', async () =>
    expect(await importFiles([], await destination(), async () => {})).toEqual([]))

  it('stops at an error that is not about one file', async () => {
    const [files, to] = [await sixFiles(), await destination()]
    await db().$executeRaw`ALTER TABLE source RENAME TO source_gone`
    try {
      await expect(importFiles(files, to, async () => {})).rejects.toThrow('source')
    } finally {
      await db().$executeRaw`ALTER TABLE source_gone RENAME TO source`
    }
    expect(await db().article.count()).toBe(0)
  })
})
