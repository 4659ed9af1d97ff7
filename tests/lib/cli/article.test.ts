import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodySchema } from '#lib/articles/body/body.ts'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { saveCopy } from '#lib/articles/save-working-copy.ts'
import { contentSchema } from '#lib/articles/schema.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { seed } from '#lib/imports/seed.ts'
import { aChiefEditor, aDraft, anEditor, aReportsContent, aSystem } from '../../support/cast.ts'
import { call, callJson } from './call.ts'

let id: string
let folder: string
let chief: string
let junior: string

beforeEach(async () => {
  chief = (await aChiefEditor()).email
  junior = (await anEditor()).email
  id = String((await seed()).articleId)
  folder = await mkdtemp(join(tmpdir(), 'citysite-cli-'))
})
afterEach(() => rm(folder, { recursive: true }))

const theArticle = () => db().article.findUniqueOrThrow({ where: { id: Number(id) } })

describe('what is read', () => {
  it('article list, for a program, a person and a named editor', async () => {
    const { exitCode, printed } = await callJson(['article', 'list'])
    expect(exitCode).toBe(0)
    expect(printed).toMatchObject({
      items: [
        { id: Number(id), title: '顺德乐从探索志愿服务高质量发展新模式', status: 'published', views: 811 },
      ],
      counts: { draft: { number: 0 }, published: { number: 1 }, taken_down: { number: 0 } },
    })
    const shown = await call(['article', 'list', '--as', junior, '--city', 'lecong', '--q', '志愿'])
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' })
    expect(shown.stdout).toBe(
      `${id}  已发布  乐从  2023-08-18  人气 811  顺德乐从探索志愿服务高质量发展新模式\n`,
    )
    expect(await call(['article', 'list', '--status', 'draft'])).toMatchObject({
      exitCode: 0,
      stdout: '没有文章。\n',
    })
    const nothing = await call(['article', 'list', '--q', '，。'])
    expect(nothing.stdout).toBe('“，。”里没有可以查找的字。\n')
  })

  it('article show, with its text and what was done', async () => {
    const { stdout, exitCode } = await call(['article', 'show', id, '--as', junior])
    expect(exitCode).toBe(0)
    for (const line of ['来源：乐从发布', '佛山市顺德区乐从医院党委', '系统 导入'])
      expect(stdout).toContain(line)
    expect((await callJson(['article', 'show', id, '--as', junior])).printed).toMatchObject({
      id: Number(id),
      version: 1,
      views: 811,
      revisions: [{ version: 1, live: true }],
    })
  })
})

describe('the verbs, in an editor’s name', () => {
  it('publish', async () => {
    const { id: draft } = await aDraft()
    const { printed, exitCode } = await callJson(['article', 'publish', String(draft), '--as', junior])
    expect({ printed, exitCode }).toEqual({ printed: { id: draft, version: 2 }, exitCode: 0 })
    const where = { articleId: draft, event: 'article_published' }
    expect(await db().auditEntry.findMany({ where })).toMatchObject([{ actor: '黄编辑' }])
  })

  it('amend, which asks for a note and changes what is named alone', async () => {
    const before = await theArticle()
    const words = ['article', 'amend', id, '--as', junior, '--title', '改过的标题']
    expect(await callJson(words)).toMatchObject({
      exitCode: 1,
      printed: { error: { fields: { note: expect.any(String) } } },
    })
    const amended = await call([...words, '--note', '更正标题', '--author', '陈润祥'])
    expect(amended).toEqual({ exitCode: 0, stderr: '', stdout: `已修订：文章 ${id}，现为第 2 版。\n` })
    const after = await theArticle()
    expect(after).toMatchObject({
      title: '改过的标题',
      author: '陈润祥',
      summary: before.summary,
      version: 2,
    })
    expect(after.body).toEqual(before.body)
    expect(await db().correction.findMany()).toMatchObject([{ note: '更正标题', version: 2 }])
  })

  it('amend, with a body from a plain text and an emptied field', async () => {
    const file = join(folder, 'body.txt')
    await writeFile(file, '第一段。\r\n\r\n名单\r\n  • 甲\r\n\r\n  • 乙\r\n')
    const words = [
      'article',
      'amend',
      id,
      '--as',
      junior,
      '--body-file',
      file,
      '--summary',
      '',
      '--note',
      '重写',
    ]
    expect(await call(words)).toMatchObject({ exitCode: 0 })
    const body = bodySchema.parse((await theArticle()).body)
    expect(body.content.map((block) => block.type)).toEqual(['paragraph', 'heading', 'bulletList'])
    expect(plainText(body)).toBe('第一段。\n名单\n甲\n乙')
    expect((await theArticle()).summary).toBe('')
  })

  it('publish and discard a working copy, which the record of the article names', async () => {
    const seen = { id: Number(id), version: (await theArticle()).version, copyVersion: 0 }
    const content = contentSchema.parse(await aReportsContent({ title: '准备好的标题' }))
    const prepared = { content, note: '更正标题' }
    await transaction((tx) => saveCopy(tx, aSystem, seen, prepared))
    expect((await call(['article', 'show', id])).stdout).toContain('修改稿：系统')
    expect(await call(['article', 'publish-copy', id, '--as', junior])).toMatchObject({ exitCode: 0 })
    const published = await theArticle()
    expect(published).toMatchObject({ title: '准备好的标题' })
    expect(await call(['article', 'publish-copy', id, '--as', junior])).toMatchObject({ exitCode: 1 })
    await transaction((tx) => saveCopy(tx, aSystem, { ...seen, version: published.version }, prepared))
    expect(await call(['article', 'discard-copy', id, '--as', junior])).toMatchObject({ exitCode: 1 })
    expect(await call(['article', 'discard-copy', id, '--as', chief])).toMatchObject({
      stdout: `已放弃修改稿：文章 ${id}，现为第 ${published.version} 版。\n`,
    })
    expect(await db().workingCopy.count()).toBe(0)
  })

  it('take down and restore, which are the chief’s', async () => {
    const takeDown = ['article', 'take-down', id, '--reason', 'legal_order', '--note', '来函', '--as']
    expect(await callJson([...takeDown, junior])).toMatchObject({
      exitCode: 1,
      printed: { error: { code: 'forbidden' } },
    })
    expect(await callJson([...takeDown, chief])).toEqual({
      exitCode: 0,
      printed: { id: Number(id), version: 2, status: 451 },
    })
    expect((await theArticle()).status).toBe('taken_down')
    const restore = ['article', 'restore', id, '--as', chief, '--note', '查实']
    expect(await call(restore)).toMatchObject({ exitCode: 0, stdout: `已恢复：文章 ${id}，现为第 3 版。\n` })
    expect(await callJson(restore)).toMatchObject({
      exitCode: 1,
      printed: { error: { code: 'wrong-state' } },
    })
    expect((await theArticle()).status).toBe('published')
  })

  it('refuse a version that is no longer there', async () => {
    await db().article.update({ where: { id: Number(id) }, data: { version: 3 } })
    const words = [
      'article',
      'take-down',
      id,
      '--as',
      chief,
      '--reason',
      'copyright',
      '--note',
      'x',
      '--version',
      '1',
    ]
    expect(await callJson(words)).toMatchObject({
      exitCode: 1,
      printed: { error: { code: 'conflict', details: { version: 3 } } },
    })
  })

  it('refuse whom nobody knows, what there is not, and what has no reason', async () => {
    const unknown = await call(['article', 'publish', id, '--as', 'nobody@example.cn'])
    expect(unknown).toMatchObject({ exitCode: 1, stdout: '' })
    expect(unknown.stderr.trim().split('\n')).toHaveLength(1)
    expect(await callJson(['article', 'publish', '999', '--as', chief])).toMatchObject({
      exitCode: 1,
      printed: { error: { code: 'not-found' } },
    })
    const undefinedReason = await call([
      'article',
      'take-down',
      id,
      '--as',
      chief,
      '--reason',
      'rude',
      '--note',
      'x',
    ])
    expect(undefinedReason).toMatchObject({ exitCode: 2, stdout: '' })
    expect(undefinedReason.stderr).toContain('copyright(著作权)')
    const reasonless = await call(['article', 'take-down', id, '--as', chief])
    expect(reasonless).toMatchObject({ exitCode: 1, stdout: '' })
    expect(reasonless.stderr).toContain('--reason：')
    expect((await theArticle()).status).toBe('published')
  })
})
