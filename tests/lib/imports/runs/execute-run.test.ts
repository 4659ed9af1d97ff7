import { describe, expect, it } from 'vitest'
import { deleteDraft } from '#lib/articles/delete-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { DomainError } from '#lib/errors.ts'
import type { Found } from '#lib/imports/candidate.ts'
import { continueRun } from '#lib/imports/runs/continue-run.ts'
import { runItems } from '#lib/imports/runs/desk-runs.ts'
import { executeRun } from '#lib/imports/runs/execute-run.ts'
import { runReport } from '#lib/imports/runs/run-report.ts'
import { stopRun } from '#lib/imports/runs/stop-run.ts'
import { suspendIt } from '../../../support/case-removals.ts'
import { aBody, aChiefEditor, aCity, aListedSource, anEditor } from '../../../support/cast.ts'
import {
  aCandidate,
  aRun,
  aRunsFiles,
  candidates,
  importersOf,
  theItems,
  theRun,
} from '../../../support/import-cast.ts'

// Purpose: a run makes each item once, whatever happens between two of them, and says what became of each.

const outcomes = async (id: number) => (await theItems(id)).map(({ outcome }) => outcome)

describe('a run', () => {
  it('makes a draft of each article, in the name of the editor who started it', async () => {
    const id = await aRun()
    await executeRun(id, { importers: importersOf(candidates(3)) })
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 3, refused: 0, failure: null })
    const editor = await anEditor()
    const items = await theItems(id)
    expect(items.map(({ key, outcome, title }) => [key, outcome, title])).toEqual([
      ['1', 'made', '第 1 条消息'],
      ['2', 'made', '第 2 条消息'],
      ['3', 'made', '第 3 条消息'],
    ])
    const [article] = await db().article.findMany({
      where: { id: items[0]?.articleId ?? 0 },
      include: { source: true },
    })
    expect(article).toMatchObject({ status: 'draft', origin: 'repost', source: { name: '乐从发布' } })
    expect(await db().auditEntry.findFirst({ where: { articleId: article?.id ?? 0 } })).toMatchObject({
      event: 'article_drafted',
      editorId: editor.id,
      details: { importRun: id },
    })
  })

  it('says what was refused and why, and goes on', async () => {
    const id = await aRun()
    const found: Found[] = [
      { key: '2', reason: '第 2 行少了一列。' },
      aCandidate(3, { title: ' ' }),
      aCandidate(4, { body: aBody('  ') }),
      aCandidate(5, { title: '长'.repeat(201) }),
      aCandidate(6, { sourceUrl: 'javascript:alert(1)', author: '名'.repeat(81) }),
      aCandidate(7),
    ]
    await executeRun(id, { importers: importersOf(found) })
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 2, refused: 4 })
    expect((await theItems(id)).map(({ key, outcome, reason }) => [key, outcome, reason])).toEqual([
      ['2', 'refused', '第 2 行少了一列。'],
      ['3', 'refused', '请填写标题。'],
      ['4', 'refused', '正文是空的。'],
      ['5', 'refused', '标题最多 200 字。'],
      [
        '6',
        'made',
        '原网址没有带过来：原网址须以 http:// 或 https:// 开头，不能含空白、看不见的字符或用户名。作者没有带过来：作者最多 80 字。',
      ],
      ['7', 'made', ''],
    ])
  })

  it('gives up its files once it is done and no other run may read them', async () => {
    const expiresAt = new Date(Date.now() + 30 * 24 * 3_600_000)
    const [file] = aRunsFiles
    const { id: editorId } = await anEditor()
    await db().upload.create({
      data: { ...{ id: file.upload, name: file.name, forImport: true }, editorId, size: 9, expiresAt },
    })
    const [one, two] = [await aRun(), await aRun()]
    await executeRun(one, { importers: importersOf(candidates(1)) })
    expect(await db().upload.findMany()).toMatchObject([{ expiresAt }])
    await executeRun(two, { importers: importersOf(candidates(1)) })
    const [released] = await db().upload.findMany()
    expect(released?.expiresAt.getTime()).toBeLessThan(Date.now() + 25 * 3_600_000)
  })

  it('of the same file, made again, makes nothing twice; of a text that stands in it twice the first', async () => {
    const found = [...candidates(3), aCandidate(1, { key: '4' })]
    const [one, two] = [await aRun(), await aRun()]
    await executeRun(one, { importers: importersOf(found) })
    expect(await outcomes(one)).toEqual(['made', 'made', 'made', 'known'])
    await executeRun(two, { importers: importersOf(found) })
    expect(await theRun(two)).toMatchObject({ made: 0, known: 4 })
    expect((await theItems(two)).map(({ articleId }) => articleId)).toEqual(
      (await theItems(one)).map(({ articleId }) => articleId),
    )
    expect(await db().article.count()).toBe(3)
  })

  it('makes again what was deleted since, and not what was taken down', async () => {
    const first = await aRun()
    await executeRun(first, { importers: importersOf(candidates(2)) })
    const [gone, down] = (await theItems(first)).map(({ articleId }) => articleId ?? 0)
    const chief = await aChiefEditor()
    await deleteDraft(chief, { id: gone, version: 1 })
    await aListedSource()
    const seen = await publishArticle(chief, { id: down, version: 1 })
    await takeDownArticle(chief, { ...seen, reason: 'copyright', note: '权利人来函' })
    const second = await aRun()
    const other = aCandidate(2, { key: '3', body: aBody('同一个网址，别的文字。') })
    await executeRun(second, { importers: importersOf([...candidates(2), other]) })
    expect((await theItems(second)).map(({ outcome, articleId }) => [outcome, articleId === down])).toEqual([
      ['made', false],
      ['refused', true],
      ['refused', true],
    ])
    expect((await theItems(second))[1]?.reason).toContain('已下架')
  })

  it('refuses what a case has suspended, by its text and by its address, with the number of the case', async () => {
    const first = await aRun()
    await executeRun(first, { importers: importersOf(candidates(1)) })
    const [{ articleId } = { articleId: 0 }] = await theItems(first)
    await aListedSource()
    const seen = await publishArticle(await aChiefEditor(), { id: articleId, version: 1 })
    await suspendIt(seen)
    const second = await aRun()
    const other = aCandidate(1, { key: '2', body: aBody('同一个网址，别的文字。') })
    await executeRun(second, { importers: importersOf([...candidates(1), other]) })
    const reason = `这篇文章（文章 ${articleId}）已在案件 C-0118 中暂停展示，没有导入；要重新发布，请到案件 C-0118 里办理。`
    expect((await theItems(second)).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['refused', reason],
      ['refused', reason],
    ])
  })

  it('as a trial says what would be made, and makes nothing', async () => {
    const id = await aRun({ isTrial: true })
    await executeRun(id, { importers: importersOf([...candidates(2), aCandidate(1, { key: '3' })]) })
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 2, known: 1 })
    expect(await db().article.count()).toBe(0)
  })

  it('keeps the minute at which an article was published, unless that is still to come', async () => {
    const id = await aRun()
    const [past, coming] = [new Date('2019-10-01T02:30:40Z'), new Date(Date.now() + 86_400_000)]
    const found = [aCandidate(1, { publishedAt: past }), aCandidate(2, { publishedAt: coming })]
    await executeRun(id, { importers: importersOf(found) })
    const articles = await db().article.findMany({ orderBy: { id: 'asc' } })
    expect(articles.map(({ publicationDate }) => publicationDate)).toEqual(['2019-10-01T10:30', null])
  })

  it('takes no more than it may', async () => {
    const id = await aRun({ most: 2 })
    await executeRun(id, { importers: importersOf(candidates(5)) })
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 2 })
  })

  it('puts an article where it says it belongs, and what there is none of into the run’s place', async () => {
    const other = await aCity('longjiang', '龙江')
    const column = await db().column.create({ data: { slug: 'news', name: '要闻', cityId: other.id } })
    const id = await aRun()
    await executeRun(id, {
      importers: importersOf([
        aCandidate(1, { city: '龙江', columns: ['没有的', '要闻'], origin: 'original' }),
        aCandidate(2, { city: '没有的', columns: ['要闻'] }),
      ]),
    })
    const home = await aCity()
    const articles = await db().article.findMany({ orderBy: { id: 'asc' } })
    expect(articles.map(({ cityId, columnId, origin }) => [cityId, columnId, origin])).toEqual([
      [other.id, column.id, 'original'],
      [home.id, null, 'repost'],
    ])
  })
})

describe('a run that is interrupted', () => {
  it('goes on where it died, and makes none twice', async () => {
    const id = await aRun()
    const dying = importersOf(async function* () {
      yield* candidates(600)
      throw Object.assign(new Error('the machine is switched off'), { code: 'ECONNRESET' })
    })
    await expect(executeRun(id, { importers: dying })).rejects.toThrow('switched off')
    expect(await theRun(id)).toMatchObject({ state: 'running', made: 500 })
    const skipped: string[] = []
    const importers = importersOf(async function* (_, { isDone }) {
      for (const one of candidates(610)) {
        if (await isDone(one.key)) skipped.push(one.key)
        yield one
      }
    })
    await executeRun(id, { importers })
    expect(skipped).toHaveLength(500)
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 610, known: 0 })
    expect(await db().article.count()).toBe(610)
  })

  it('done by two at once makes none twice', async () => {
    const id = await aRun()
    const importers = importersOf(candidates(300))
    await Promise.all([executeRun(id, { importers }), executeRun(id, { importers })])
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 300, known: 0 })
    expect(await db().article.count()).toBe(300)
  })

  it('ends before the next item once it is stopped, and goes on when that is asked for', async () => {
    const id = await aRun()
    const editor = await anEditor()
    const stopping = importersOf(async function* () {
      for (const one of candidates(5)) {
        if (one.key === '3') await stopRun(editor, { id })
        await new Promise((resolve) => setTimeout(resolve, 260))
        yield one
      }
    })
    await executeRun(id, { importers: stopping })
    expect(await theRun(id)).toMatchObject({ state: 'stopped', made: 2 })
    await continueRun(editor, { id })
    await executeRun(id, { importers: importersOf(candidates(5)) })
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 5 })
  })

  it('says why its input could not be read to the end', async () => {
    const id = await aRun()
    const broken = importersOf(async function* () {
      yield aCandidate(1)
      throw new DomainError('invalid-input', '第 7 行起不是 XML。')
    })
    await executeRun(id, { importers: broken })
    expect(await theRun(id)).toMatchObject({ state: 'failed', made: 0, failure: '第 7 行起不是 XML。' })
  })

  it('that nobody does yet is stopped at once', async () => {
    const id = await aRun()
    expect(await stopRun(await anEditor(), { id })).toEqual({ state: 'stopped' })
    await executeRun(id, { importers: importersOf(candidates(1)) })
    expect(await db().article.count()).toBe(0)
  })
})

describe('the items of a run', () => {
  it('keep their places in the input when a run goes on, also where its importer skips what it has had', async () => {
    const id = await aRun()
    const skipping = (many: number) =>
      importersOf(async function* (_, { isDone }) {
        for (const one of candidates(many)) if (!(await isDone(one.key))) yield one
      })
    await executeRun(id, { importers: skipping(2) })
    await db().importRun.update({ where: { id }, data: { state: 'failed' } })
    await continueRun(await anEditor(), { id })
    await executeRun(id, { importers: skipping(4) })
    expect((await theItems(id)).map(({ key, position }) => [key, position])).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 3],
      ['4', 4],
    ])
  })

  it('are each on one page and in the report, also two in one place', async () => {
    const runId = await aRun()
    const keys = Array.from({ length: 1_101 }, (_, at) => `第 ${at} 行`)
    await db().importItem.createMany({
      // The last one of a page has the place of the first one of the next.
      data: keys.map((key, at) => ({
        runId,
        key,
        position: 1 + Math.floor((at + 1) / 2),
        outcome: 'refused',
      })),
    })
    const editor = await anEditor()
    const found: string[] = []
    for (let page = await runItems(editor, runId); ; page = await runItems(editor, runId, page)) {
      found.push(...page.items.map(({ key }) => key))
      if (page.after === null) break
    }
    expect(new Set(found)).toEqual(new Set(keys))
    expect(found).toHaveLength(keys.length)
    const lines = (await Array.fromAsync(runReport(runId))).join('').split('\r\n')
    expect(lines.filter((line) => line.includes('第 '))).toHaveLength(keys.length)
  })
})
