import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#lib/actors/actor.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { bodySchema } from '#lib/articles/body/body.ts'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { backfillTextIdentities } from '#lib/imports/backfill-text-identities.ts'
import { importCollected } from '#lib/imports/import-collected.ts'
import { parseCollected } from '#lib/imports/parse-collected.ts'
import { removeIt, suspendIt } from '../../support/case-removals.ts'
import { aChiefEditor, aCity, aFederationReport, anEditor, aReportsContent } from '../../support/cast.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { countRows, grown } from './count-rows.ts'
import { encodeGb18030 } from './encode-gb18030.ts'
import { lineThat, seedBytes, seedLines, seedText, withLine } from './seed-page.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const into = { city: 'lecong', actor: systemActor('导入') }

/** A collected page of tests/fixtures. */
function collected(name: string, from = '', to = ''): Uint8Array {
  return utf8(readFileSync(`tests/fixtures/collected/${name}`, 'utf8').replace(from, to))
}

/** Takes an article down for copyright; the record of it. */
async function takeDown(id: number) {
  const { version } = await db().article.findUniqueOrThrow({ where: { id } })
  await takeDownArticle(await aChiefEditor(), { id, version, reason: 'copyright', note: '权利人来函' })
  return db().takedown.findFirstOrThrow({ where: { articleId: id } })
}

beforeEach(async () => {
  await aCity()
})

describe('a page that was never imported', () => {
  it('becomes one published repost with source, policy, revision and share links', async () => {
    const before = await countRows()
    const started = new Date()
    const imported = await importCollected(seedBytes, into)
    expect(imported).toEqual({
      articleId: expect.any(Number),
      created: true,
      status: 'published',
      policy: 'first',
    })
    expect(grown(before, await countRows())).toEqual({
      archive_day: 1,
      archive_month: 1,
      article: 1,
      article_fingerprint: 1,
      article_listing: 1,
      article_text: 1,
      audit_entry: 2,
      policy: 1,
      related_due: 1,
      revision: 1,
      search_entry: 1,
      share_link: 10,
      source: 1,
      view_adjustment: 1,
      view_counter: 1,
    })

    const article = await db().article.findUniqueOrThrow({
      where: { id: imported.articleId },
      include: { city: true, source: true, policy: true },
    })
    expect(article).toMatchObject({
      status: 'published',
      origin: 'repost',
      title: seedLines[4],
      summary: seedLines[lineThat('概述') - 1]?.slice(3),
      author: null,
      version: 1,
      editorId: null,
      amendedAt: null,
      city: { slug: 'lecong' },
      source: { name: '乐从发布' },
      policy: { version: 1, origins: ['repost', 'contribution'] },
    })
    expect(article.publishedAt?.toISOString()).toBe('2023-08-17T16:00:00.000Z')
    expect(article.collectedAt?.getTime()).toBeGreaterThanOrEqual(started.getTime())
    expect(article).toMatchObject({ importDigest: null, sourceEditor: null, photographer: null })
  })

  it('has every line of its body, and its disclaimer as the policy instead', async () => {
    const { articleId } = await importCollected(seedBytes, into)
    const article = await db().article.findUniqueOrThrow({
      where: { id: articleId },
      include: { policy: true },
    })
    const stored = plainText(bodySchema.parse(article.body)).split('\n')
    const source = seedLines.slice(lineThat('概述'), lineThat('(声明') - 1).filter((line) => line !== '')
    expect(stored).toEqual(source.map((line) => line.replace(/^ {2}• /, '')))
    expect(`(声明: ${article.policy?.text} )`).toBe(seedLines[lineThat('(声明') - 1])
  })

  it('starts its view counter at 811, by an adjustment with its origin', async () => {
    const { articleId } = await importCollected(seedBytes, into)
    expect(await db().viewCounter.findUnique({ where: { articleId } })).toMatchObject({
      total: 811n,
      robot: 0n,
    })
    expect(await db().viewAdjustment.findMany()).toMatchObject([
      { articleId, amount: 811n, origin: 'import:collected' },
    ])
    expect(await db().viewHour.count()).toBe(0)
  })

  it('keeps its text as the live revision, under the importer', async () => {
    const { articleId } = await importCollected(seedBytes, into)
    const [revision] = await db().revision.findMany()
    expect(revision).toMatchObject({
      articleId,
      version: 1,
      live: true,
      title: seedLines[4],
      sourceName: '乐从发布',
      savedByName: '导入',
      savedById: null,
    })
    expect(await db().auditEntry.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { event: 'policy_published', subject: 'policy', articleId: null, actor: '导入' },
      {
        articleId,
        event: 'article_imported',
        actor: '导入',
        editorId: null,
        details: { city: 'lecong', views: 811 },
      },
    ])
  })

  it('announces the purge of its pages with the commit', async () => {
    const announced = await purgedTags(() => importCollected(seedBytes, into))
    const { id } = await db().article.findFirstOrThrow()
    expect(announced.flat()).toEqual(
      expect.arrayContaining([`article:${id}`, 'city:lecong', 'front', 'policy']),
    )
    const again = await purgedTags(() => importCollected(seedBytes, into))
    expect(again).toEqual([])
  })

  it('shares its source with another article, and is told whether its disclaimer is ours', async () => {
    await importCollected(seedBytes, into)
    const other = withLine(lineThat('接下来'), '另一个结尾。')
    expect(await importCollected(utf8(other), into)).toMatchObject({ created: true, policy: 'same' })
    const differing = withLine(lineThat('(声明'), '(声明:另一份。)').replace('接下来', '此后')
    expect(await importCollected(utf8(differing), into)).toMatchObject({ created: true, policy: 'differs' })
    expect(await db().source.count()).toBe(1)
    const articles = await db().article.findMany({ include: { policy: true } })
    expect(articles.map((one) => one.policy?.version)).toEqual([1, 1, 1])
    expect(await db().policy.count()).toBe(1)
  })
})

describe('the same text again', () => {
  it.each([
    ['the same bytes', seedBytes],
    ['with a byte order mark', utf8(`\uFEFF${seedText}`)],
    ['with the line ends of Windows', utf8(seedText.replaceAll('\n', '\r\n'))],
    ['in GB18030 with the line ends of Windows', encodeGb18030(seedText.replaceAll('\n', '\r\n'))],
    ['with a line end after its last line', utf8(`${seedText}\n`)],
  ])('%s is the article that is there', async (_how, bytes) => {
    const first = await importCollected(seedBytes, into)
    const before = await countRows()
    expect(await importCollected(bytes, into)).toEqual({
      articleId: first.articleId,
      created: false,
      status: 'published',
      policy: 'same',
    })
    expect(grown(before, await countRows())).toEqual({})
  })

  it('leaves alone what was amended or counted meanwhile', async () => {
    const { articleId } = await importCollected(seedBytes, into)
    await db().article.update({ where: { id: articleId }, data: { title: '改过的标题', version: 2 } })
    await db().viewCounter.update({ where: { articleId }, data: { total: 812n } })
    expect(await importCollected(seedBytes, into)).toMatchObject({ articleId, created: false })
    expect(await db().article.findUnique({ where: { id: articleId } })).toMatchObject({
      title: '改过的标题',
      version: 2,
    })
    expect(await db().viewCounter.findUnique({ where: { articleId } })).toMatchObject({ total: 812n })
  })

  it('leaves a taken-down article taken down, and names the removal', async () => {
    const { articleId } = await importCollected(collected('taken-down-recollected.txt', '812', '811'), into)
    const takenDown = await takeDown(articleId)
    const before = await countRows()
    await expect(importCollected(collected('taken-down-recollected.txt'), into)).rejects.toMatchObject({
      code: 'gone',
      message: expect.stringMatching(
        new RegExp(`文章 ${articleId}.*由.*下架.*权利人来函.*恢复文章 ${articleId}`),
      ),
      details: { articleId, takedownId: takenDown.id, reason: 'copyright', note: '权利人来函', by: '梁主编' },
    })
    expect(grown(before, await countRows())).toEqual({})
  })

  it('of an article that a case has suspended or removed is refused, with the number of the case', async () => {
    const { articleId: id } = await importCollected(seedBytes, into)
    const suspended = await suspendIt({ id, version: 1 })
    await expect(importCollected(seedBytes, into)).rejects.toMatchObject({
      code: 'gone',
      message: expect.stringMatching(
        /由梁主编在案件 C-0118 中暂停展示.*没有导入；要重新发布，请到案件 C-0118 里办理/,
      ),
      details: { articleId: id, caseId: 118 },
    })
    await removeIt(suspended)
    await expect(importCollected(seedBytes, into)).rejects.toMatchObject({
      message: expect.stringContaining('在案件 C-0118 中下架'),
    })
  })

  it('of an article that an editor typed and that was taken down is refused as well', async () => {
    const page = parseCollected(seedText)
    const content = { title: page.title, body: page.body, sourceName: '乐从发布' }
    const { id } = await aFederationReport({ ...content, sourceUrl: 'https://example.cn/1' })
    await takeDown(id)
    await expect(importCollected(seedBytes, into)).rejects.toMatchObject({ details: { articleId: id } })
    const other = seedText.replace('接下来', '此后').replace('作者:', '作者: 原文链接:https://example.cn/1')
    await expect(importCollected(utf8(other), into)).rejects.toMatchObject({
      message: expect.stringContaining('这个原网址的文章'),
      details: { articleId: id },
    })
  })

  it('of a public article that an editor typed, or has amended since, is that article', async () => {
    const page = parseCollected(seedText)
    const content = { title: page.title, body: page.body, sourceName: '乐从发布' }
    const { id, version } = await aFederationReport(content)
    expect(await importCollected(seedBytes, into)).toMatchObject({ articleId: id, created: false })
    const changed = { ...(await aReportsContent(content)), title: '乐从探索志愿服务', note: '标题有误' }
    await amendArticle(await anEditor(), { id, version, ...changed })
    const asAmended = utf8(seedText.replaceAll(page.title, changed.title))
    for (const bytes of [asAmended, seedBytes])
      expect(await importCollected(bytes, into)).toMatchObject({ articleId: id, created: false })
  })

  it.each([
    ['a blank line more', collected('same-page-blank-line-more.txt')],
    ['other spaces', utf8(seedText.replaceAll('\n', ' \u00a0\n').replace('“学思践悟', '\u3000“学思践悟'))],
    ['invisible characters', utf8(seedText.replaceAll('乐从', '乐\u200b从\u2060'))],
    [
      'another summary and author',
      utf8(seedText.replace('品质......', '品质').replace('作者:', '作者:张三')),
    ],
  ])('with %s is the article that is there', async (_how, bytes) => {
    const first = await importCollected(seedBytes, into)
    const before = await countRows()
    expect(await importCollected(bytes, into)).toMatchObject({ articleId: first.articleId, created: false })
    expect(grown(before, await countRows())).toEqual({})
  })

  it('with a newer count raises the 人气 by the difference, once; a lower one changes nothing', async () => {
    const { articleId } = await importCollected(seedBytes, into)
    const newer = collected('same-page-next-day.txt')
    const again = await Promise.all([1, 2, 3].map(() => importCollected(newer, into)))
    expect(again.map(({ viewsAdded = 0 }) => viewsAdded).sort()).toEqual([0, 0, 1])
    expect(await db().auditEntry.findMany({ where: { event: 'article_views_adjusted' } })).toMatchObject([
      { actor: '导入', details: { amount: 1 } },
    ])
    expect(await db().viewCounter.findUnique({ where: { articleId } })).toMatchObject({ total: 812n })
    const rows = await db().viewAdjustment.findMany({ orderBy: { id: 'asc' } })
    expect(rows).toMatchObject([{ amount: 811n }, { amount: 1n, origin: 'import:collected' }])
    expect(await importCollected(seedBytes, into)).toMatchObject({ created: false, viewsAdded: -1 })
    expect(await db().viewCounter.findUnique({ where: { articleId } })).toMatchObject({ total: 812n })
  })

  it('in the same moment makes one article; the others hear which', async () => {
    const imports = await Promise.all(Array.from({ length: 6 }, () => importCollected(seedBytes, into)))
    expect(imports.filter((one) => one.created)).toHaveLength(1)
    expect(new Set(imports.map((one) => one.articleId)).size).toBe(1)
    expect(await countRows()).toMatchObject({
      article: 1,
      policy: 1,
      source: 1,
      audit_entry: 2,
      view_adjustment: 1,
    })
    expect(await db().viewCounter.findFirst()).toMatchObject({ total: 811n })
  })

  it('in the same moment, where the unique index alone can tell', async () => {
    // With policy and source there, nothing else makes one import wait for the other.
    await importCollected(utf8(withLine(lineThat('接下来'), '另一个结尾。')), into)
    const before = await countRows()
    const imports = await Promise.all(Array.from({ length: 6 }, () => importCollected(seedBytes, into)))
    expect(imports.filter((one) => one.created)).toHaveLength(1)
    expect(new Set(imports.map((one) => one.articleId)).size).toBe(1)
    expect(grown(before, await countRows())).toMatchObject({ article: 1, audit_entry: 1, view_adjustment: 1 })
  })
})

describe('different pages in the same moment', () => {
  it('are all imported, under one first policy and one source', async () => {
    const pages = Array.from({ length: 5 }, (_, at) =>
      utf8(withLine(lineThat('接下来'), `第 ${at} 个结尾。`)),
    )
    const imports = await Promise.all(pages.map((bytes) => importCollected(bytes, into)))
    expect(imports.every((one) => one.created)).toBe(true)
    expect(imports.filter((one) => one.policy === 'first')).toHaveLength(1)
    expect(await countRows()).toMatchObject({ article: 5, policy: 1, source: 1 })
  })
})

describe('a refused page writes nothing', () => {
  const cases: [what: string, bytes: Uint8Array, city: string, refusal: object][] = [
    ['a text that is no page', utf8('今日天气'), 'lecong', { code: 'invalid-input', details: { line: 1 } }],
    [
      'a page that ends too early',
      utf8(seedLines.slice(0, 40).join('\n')),
      'lecong',
      { code: 'invalid-input', details: { line: 39 } },
    ],
    [
      'a page of a day that never was',
      utf8(seedText.replace('2023-08-18', '2023-02-30')),
      'lecong',
      { code: 'invalid-input', details: { line: lineThat('时间') } },
    ],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), 'lecong', { code: 'invalid-input' }],
    ['a file that is too large', new Uint8Array(3_000_000).fill(0x41), 'lecong', { code: 'too-large' }],
    [
      'a city that there is not',
      seedBytes,
      'foshan',
      { code: 'not-found', message: expect.stringContaining('lecong(乐从)'), details: { known: ['lecong'] } },
    ],
  ]

  it.each(cases)('%s', async (_what, bytes, city, refusal) => {
    const before = await countRows()
    await expect(importCollected(bytes, { city, actor: systemActor('导入') })).rejects.toMatchObject(refusal)
    expect(grown(before, await countRows())).toEqual({})
  })

  it('a failure in the middle', async () => {
    const before = await countRows()
    // The audit entry is among the last things that an import writes.
    await db().$executeRaw`ALTER TABLE audit_entry ADD CONSTRAINT refuse CHECK (event = '') NOT VALID`
    try {
      await expect(importCollected(seedBytes, into)).rejects.toThrow()
    } finally {
      await db().$executeRaw`ALTER TABLE audit_entry DROP CONSTRAINT refuse`
    }
    expect(grown(before, await countRows())).toEqual({})
  })
})

describe('the backfill of text identities', () => {
  /** As that version left it: a digest of the bytes, no text entered. */
  async function asBefore(id: number, mark: string) {
    await db().articleText.deleteMany({ where: { articleId: id } })
    const importDigest = createHash('sha256').update(mark).digest()
    await db().article.update({ where: { id }, data: { importDigest } })
  }

  it('makes an article recognised by its text, also after it was amended', async () => {
    const { articleId } = await importCollected(seedBytes, into)
    await asBefore(articleId, seedText)
    await db().article.update({ where: { id: articleId }, data: { title: '改过的标题' } })
    expect(await importCollected(collected('same-page-next-day.txt'), into)).toMatchObject({
      articleId,
      created: false,
      viewsAdded: 1,
    })
    expect(await db().article.findUnique({ where: { id: articleId } })).toMatchObject({ importDigest: null })
  })

  it('prefers the article that was taken down where two have one text', async () => {
    const first = await importCollected(seedBytes, into)
    await asBefore(first.articleId, seedText)
    const changed = seedText.replace('接下来', '此后')
    const second = await importCollected(utf8(changed), into)
    const { title, body } = await db().article.findUniqueOrThrow({ where: { id: first.articleId } })
    const data = { title, body: body as object }
    await db().revision.updateMany({ where: { articleId: second.articleId }, data })
    await takeDown(second.articleId)
    await asBefore(first.articleId, seedText)
    await asBefore(second.articleId, changed)
    const looked: number[] = []
    await backfillTextIdentities((done) => looked.push(done))
    expect(looked).toEqual([1, 2])
    expect(await db().articleText.findMany()).toMatchObject([{ articleId: second.articleId }])
    await expect(importCollected(seedBytes, into)).rejects.toMatchObject({ code: 'gone' })
  })
})
