import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectedFiles } from '#lib/imports/collected-files.ts'
import { MAX_PAGE_BYTES } from '#lib/imports/decode-page.ts'
import { readPageFile } from '#lib/imports/read-page-file.ts'

let folder: string
const path = (...names: string[]) => join(folder, ...names)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citysite-collected-'))
  for (const name of ['pages/更多', 'empty', 'folder.txt']) await mkdir(path(name), { recursive: true })
  for (const name of ['2.txt', '1.TXT', '更多/3.txt', 'notes.md', '更多/picture.png'])
    await writeFile(path('pages', name), name)
})
afterAll(() => rm(folder, { recursive: true }))

describe('the files to import', () => {
  it('are every page of a folder and the folders in it, in the order of their names', async () => {
    const found = await collectedFiles([path('pages')])
    expect(found.map((file) => relative(folder, file))).toEqual([
      'pages/1.TXT',
      'pages/2.txt',
      'pages/更多/3.txt',
    ])
  })

  it('are the named ones first, and each once, however often it is named', async () => {
    const [two, notes] = [path('pages', '2.txt'), path('pages', 'notes.md')]
    const found = await collectedFiles([notes, two, path('pages'), two])
    expect(found.slice(0, 2)).toEqual([notes, two])
    expect(found).toHaveLength(4)
  })

  it('are none in a folder without pages, which is said', async () =>
    expect(collectedFiles([path('empty')])).rejects.toMatchObject({
      code: 'invalid-input',
      message: `文件夹里没有 .txt 文件：${path('empty')}`,
    }))

  it('include one that is not there: reading it says so', async () => {
    const missing = path('none.txt')
    expect(await collectedFiles([missing])).toEqual([missing])
    await expect(readPageFile(missing)).rejects.toMatchObject({ message: `没有这个文件：${missing}` })
  })
})

describe('a page’s bytes', () => {
  it('are those of its file', async () =>
    expect(Buffer.from(await readPageFile(path('pages', '2.txt'))).toString()).toBe('2.txt'))

  it('are read up to one more than a page may have, however large the file is', async () => {
    await writeFile(path('large.txt'), Buffer.alloc(MAX_PAGE_BYTES + 1_000))
    expect(await readPageFile(path('large.txt'))).toHaveLength(MAX_PAGE_BYTES + 1)
  })

  it('are none of a folder, which is said', async () =>
    expect(readPageFile(path('folder.txt'))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('这是一个文件夹'),
    }))
})
