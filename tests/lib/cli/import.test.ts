import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { aCity } from '../../support/cast.ts'
import { countRows, grown } from '../imports/count-rows.ts'
import { call, callJson, callProcess, read } from './call.ts'

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
    expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`已有这篇文章，编号 ${id}`) })
    expect((await callJson(['import', 'collected', page, '--city', 'lecong'])).printed).toEqual({
      articleId: id,
      created: false,
      status: 'published',
      policy: 'same',
    })
    expect(grown(before, await countRows())).toEqual({})
  })

  it('takes files and folders in one run, tells what became of each, and goes on after a refusal', async () => {
    const inside = join(folder, 'pages', 'deep')
    await mkdir(inside, { recursive: true })
    const names = ['same-page-next-day.txt', 'meta-responsible-editor.txt', 'zero-width-body.txt']
    for (const name of names) await copyFile(`tests/fixtures/collected/${name}`, join(inside, name))
    await writeFile(join(inside, 'README.md'), '不是文章')
    const report = join(folder, 'report.jsonl')
    const words = ['import', 'collected', page, join(folder, 'pages'), '--city', 'lecong', '--report', report]
    const run = await call(words)
    expect(run.exitCode).toBe(1)
    expect(run.stdout).toContain('共 4 个文件：导入 2，已有 1（其中人气增加 1），被拒绝 1。')
    expect(run.stdout).toMatch(/zero-width-body\.txt +被拒绝 +第 11 行：这里应是正文/)
    expect(run.stdout).toMatch(/same-page-next-day\.txt +已有 +\d+ .*人气增加 1/)
    const lines = (await readFile(report, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(4)
    expect(lines.filter((line) => 'refused' in line)).toMatchObject([
      {
        file: join(inside, 'zero-width-body.txt'),
        refused: { code: 'invalid-input', details: { line: 11 } },
      },
    ])
    const { printed } = await callJson([...words.slice(0, 2), page, '--report', report, '--city', 'lecong'])
    expect(printed).toMatchObject({
      files: 1,
      known: 1,
      refused: 0,
      items: [{ imported: { viewsAdded: -1 } }],
    })
  })

  it('from two processes at once makes one article', async () => {
    const both = await Promise.all(
      [1, 2].map(() => callProcess(['import', 'collected', page, '--city', 'lecong', '--json'])),
    )
    expect(both.map((one) => read(one).printed.created).sort()).toEqual([false, true])
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
