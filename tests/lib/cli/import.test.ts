import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { aCity } from '../../support/cast.ts'
import { countRows, grown } from '../imports/count-rows.ts'
import { call, callJson } from './call.ts'

const page = 'prisma/seed/lecong.txt'
let folder: string

beforeEach(async () => {
  await aCity()
  folder = await mkdtemp(join(tmpdir(), 'citysite-cli-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('import collected', () => {
  it('makes one article, and says so when it is there', async () => {
    const first = await call(['import', 'collected', page, '--city', 'lecong'])
    const { id } = await db().article.findFirstOrThrow()
    expect(first).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: `已导入，文章编号 ${id}。声明成为第 1 版声明。\n`,
    })
    const before = await countRows()
    const again = await call(['import', 'collected', page, '--city', 'lecong'])
    expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`以前导入过，编号 ${id}`) })
    expect((await callJson(['import', 'collected', page, '--city', 'lecong'])).printed).toEqual({
      articleId: id,
      created: false,
      status: 'published',
      policy: 'same',
    })
    await db().article.updateMany({ data: { status: 'taken_down' } })
    const down = await call(['import', 'collected', page, '--city', 'lecong'])
    expect(down).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('保持下架') })
    expect(grown(before, await countRows())).toEqual({})
  })

  it('from two processes at once makes one article', async () => {
    const both = await Promise.all(
      [1, 2].map(() => callJson(['import', 'collected', page, '--city', 'lecong'])),
    )
    expect(both.map((one) => one.printed.created).sort()).toEqual([false, true])
    expect(await db().article.count()).toBe(1)
  })

  it('refuses a text that is no page with its line, and stores nothing', async () => {
    const file = join(folder, 'page.txt')
    await writeFile(file, '城市站点\n> 标题\n别的内容\n')
    const before = await countRows()
    const refused = await call(['import', 'collected', file, '--city', 'lecong'])
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toBe('第 3 行：这里应是“详细内容”，却是“别的内容”。\n')
    expect(await callJson(['import', 'collected', file, '--city', 'lecong'])).toMatchObject({
      exitCode: 1,
      printed: { error: { code: 'invalid-input', details: { line: 3 } } },
    })
    expect(grown(before, await countRows())).toEqual({})
  })

  it('refuses what it cannot read, and a city that there is not', async () => {
    for (const [file, said] of [
      [join(folder, 'missing.txt'), '没有这个文件'],
      [folder, '文件夹'],
      ['/dev/zero', '文件太大'],
    ] as const) {
      const refused = await call(['import', 'collected', file, '--city', 'lecong'])
      expect(refused).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining(said) })
    }
    const refused = await call(['import', 'collected', page, '--city', 'foshan'])
    expect(refused).toMatchObject({ exitCode: 1, stderr: '没有城市“foshan”。现有：lecong(乐从)。\n' })
  })
})
