import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { aCity, anEditor } from '../../support/cast.ts'
import { call, callJson } from './call.ts'

// Purpose: files are imported on the command line as runs that the desk shows, too.

let folder: string
let file: string

beforeEach(async () => {
  await aCity()
  folder = await mkdtemp(join(tmpdir(), 'citysite-cli-'))
  file = join(folder, '旧站.csv')
  await writeFile(file, '标题,正文\n甲,甲的正文。\n乙,\n=1+1,丙的正文。\n')
})
afterEach(() => rm(folder, { recursive: true }))

describe('import csv', () => {
  it('makes drafts, says what was refused by its exit code, and writes a report', async () => {
    const report = join(folder, 'report.csv')
    const done = await call(['import', 'csv', file, '--city', 'lecong', '--report', report])
    const run = await db().importRun.findFirstOrThrow()
    expect(done).toMatchObject({ exitCode: 1, stderr: '' })
    expect(done.stdout).toContain(`导入 2，已有 0，未导入 1。\n每一篇的结果：编辑台 /admin/imports/${run.id}`)
    expect(run).toMatchObject({ state: 'done', kind: 'csv', actor: '命令行导入', editorId: null })
    expect(await db().article.count({ where: { status: 'draft', origin: 'repost' } })).toBe(2)
    const lines = (await readFile(report, 'utf8')).split('\r\n')
    expect(lines.map((line) => line.replace(/"\d+"(?=,"[^"]*"$)/, '"N"'))).toEqual([
      '\uFEFF"序号","项目","结果","标题","文章编号","说明"',
      '"1","2","已导入","甲","N",""',
      '"2","3","未导入","乙","","第 3 行：没有正文。"',
      '"3","4","已导入","\'=1+1","N",""',
      '',
    ])
  })

  it('made again makes nothing twice', async () => {
    await call(['import', 'csv', file, '--city', 'lecong'])
    const again = await callJson(['import', 'csv', file, '--city', 'lecong'])
    expect(again.printed).toMatchObject({ made: 0, known: 2, refused: 1 })
  })

  it('only tries, in an editor’s name, as much as is asked for', async () => {
    const { email } = await anEditor()
    const words = ['--city', 'lecong', '--dry-run', '--limit', '1', '--origin', 'original', '--as', email]
    const done = await call(['import', 'csv', file, ...words])
    expect(done).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('会导入 1，已有 0') })
    expect(await db().article.count()).toBe(0)
    expect(await db().importRun.findFirst()).toMatchObject({ isTrial: true, most: 1, origin: 'original' })
  })

  it('takes the tables of a folder, and refuses what there is none of', async () => {
    await mkdir(join(folder, 'deep'))
    await writeFile(join(folder, 'deep', 'b.csv'), '标题,正文\n丁,丁的正文。\n')
    await writeFile(join(folder, 'deep', 'x.png'), '')
    expect((await callJson(['import', 'csv', folder, '--city', 'lecong'])).printed).toMatchObject({ made: 3 })
    const none = join(folder, 'none')
    await mkdir(none)
    expect(await call(['import', 'csv', none, '--city', 'lecong'])).toMatchObject({ exitCode: 1 })
    expect(await call(['import', 'csv', join(folder, 'x.csv'), '--city', 'lecong'])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('没有这个文件'),
    })
    expect(await call(['import', 'csv', file, '--city', 'lecong', '--origin', 'x'])).toMatchObject({
      exitCode: 2,
    })
  })
})
