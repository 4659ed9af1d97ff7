import { describe, expect, expectTypeOf, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { listForDesk } from '#lib/articles/desk-list.ts'
import { discardWorkingCopy } from '#lib/articles/discard-working-copy.ts'
import { publishWorkingCopy } from '#lib/articles/publish-working-copy.ts'
import { publicState, readPublished } from '#lib/articles/published.ts'
import type { ListedArticle, PublishedArticle } from '#lib/articles/published-types.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveWorkingCopy } from '#lib/articles/save-working-copy.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db, pool } from '#lib/db/client.ts'
import {
  aChiefEditor,
  aDraft,
  aFederationReport,
  anEditor,
  aReportsContent,
  aVisitingStudent,
  type Seen,
} from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { race } from '../../support/verb-laws.ts'

const prepared = (changes: Record<string, unknown> = {}) =>
  aReportsContent({ title: '准备中的标题', ...changes })

async function save(seen: Seen & { copyVersion?: number }, changes: Record<string, unknown> = {}) {
  return saveWorkingCopy(await anEditor(), { ...seen, ...(await prepared(changes)), note: '更正了标题。' })
}

async function onDesk(id: number) {
  const article = await articleForDesk(await anEditor(), id)
  if (!article) throw new Error(`there is no article ${id}`)
  return article
}

const rowOfLiveRevision = async (articleId: number) =>
  (await pool().query('SELECT xmin, ctid FROM revision WHERE article_id = $1 AND live', [articleId])).rows

describe('a working copy of a published article', () => {
  it('is stored beside the live text: nothing that readers are shown changes', async () => {
    const report = await aFederationReport()
    const look = async () => [
      await readPublished(report.id),
      await listPublished(),
      await publicState(report.id),
    ]
    const before = await look()
    const purged = await purgedTags(() => save(report))
    expect(await look()).toEqual(before)
    expect(purged).toEqual([])
    expect(JSON.stringify(await look())).not.toContain('准备中')
    expect(await db().revision.count({ where: { articleId: report.id, live: true } })).toBe(1)
  })

  it('belongs to no type that readers’ pages are made of', () => {
    expectTypeOf<PublishedArticle>().not.toHaveProperty('workingCopy')
    expectTypeOf<ListedArticle>().not.toHaveProperty('hasWorkingCopy')
  })

  it('is shown to the desk with who saved it, and marks its line in the list', async () => {
    const report = await aFederationReport()
    expect(await save(report)).toEqual({ ...report, copyVersion: 1 })
    const article = await onDesk(report.id)
    expect(article.title, 'the live text').not.toContain('准备中')
    expect(article.workingCopy).toMatchObject({
      version: 1,
      content: { title: '准备中的标题' },
      note: '更正了标题。',
      basedOn: report.version,
      isStale: false,
      savedByName: '黄编辑',
    })
    expect((await listForDesk(await anEditor())).items).toMatchObject([
      { id: report.id, hasWorkingCopy: true },
    ])
    expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      event: 'working_copy_saved',
      articleId: report.id,
      actor: '黄编辑',
    })
  })

  it('is saved over and over; the same text makes no new version', async () => {
    const first = await save(await aFederationReport())
    expect(await save(first)).toEqual(first)
    const second = await save(first, { summary: '另一个概述' })
    expect(second).toMatchObject({ version: first.version, copyVersion: 2 })
    expect(await db().auditEntry.count({ where: { event: 'working_copy_saved' } })).toBe(2)
  })

  it('is none where it says what readers see', async () => {
    const report = await aFederationReport()
    const live = await aReportsContent()
    const editor = await anEditor()
    expect(await saveWorkingCopy(editor, { ...report, ...live })).toEqual({ ...report, copyVersion: 0 })
    const copy = await save(report)
    expect(await saveWorkingCopy(editor, { ...copy, ...live, note: '' })).toEqual({
      ...report,
      copyVersion: 0,
    })
    expect(await db().workingCopy.count()).toBe(0)
  })

  it('leaves no source that nothing was published from, and touches no revision', async () => {
    const report = await aFederationReport()
    const look = async () => [await db().source.count(), await rowOfLiveRevision(report.id)]
    const before = await look()
    await save(report, { sourceName: '还没有的来源' })
    expect(await look()).toEqual(before)
  })

  it('that cannot be read any more is shown as such, and closes nothing', async () => {
    const report = await aFederationReport()
    const copy = await save(report)
    await pool().query("UPDATE working_copy SET content = content - 'title'")
    expect((await onDesk(report.id)).workingCopy).toMatchObject({ version: copy.copyVersion, content: null })
    await expect(publishWorkingCopy(await anEditor(), copy)).rejects.toMatchObject({ code: 'conflict' })
    const again = await save(copy)
    expect((await onDesk(report.id)).workingCopy).toMatchObject({
      version: again.copyVersion,
      isStale: false,
    })
  })

  it('is not what somebody is told who comes too late for the article', async () => {
    const report = await aFederationReport()
    const amended = await amendArticle(await aChiefEditor(), {
      ...report,
      ...(await prepared()),
      note: '更正。',
    })
    await save(amended, { title: '再一个标题' })
    await expect(
      takeDownArticle(await aChiefEditor(), { ...report, reason: 'copyright', note: '来函' }),
    ).rejects.toMatchObject({ details: { changedBy: '梁主编' } })
  })

  it('tells who saved another one since, and keeps that one', async () => {
    const report = await aFederationReport()
    const first = await save(report)
    await saveWorkingCopy(await aChiefEditor(), { ...first, ...(await prepared({ summary: '主编的概述' })) })
    await expect(save(first, { summary: '编辑的概述' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('梁主编'),
      details: { copyVersion: 2 },
    })
    await expect(save(report)).rejects.toMatchObject({ code: 'conflict' })
    expect((await onDesk(report.id)).workingCopy).toMatchObject({ content: { summary: '主编的概述' } })
  })

  it('is begun by one of two at once', async () => {
    const report = await aFederationReport()
    const both = await race(
      () => save(report),
      async () =>
        saveWorkingCopy(await aChiefEditor(), { ...report, ...(await prepared({ summary: '另一份' })) }),
    )
    expect(both).toEqual({ won: 1, refused: ['conflict'] })
  })

  it('never stands in the way of a removal, waits sealed with the article, and comes back with it', async () => {
    const report = await aFederationReport()
    const copy = await save(report)
    const chief = await aChiefEditor()
    const down = await takeDownArticle(chief, { ...report, reason: 'copyright', note: '来函' })
    await expect(save({ ...down, copyVersion: copy.copyVersion })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    const back = await restoreArticle(chief, { ...down, note: '来函已撤回' })
    expect((await onDesk(report.id)).workingCopy).toMatchObject({ version: 1, isStale: false })
    expect(await save({ ...back, copyVersion: 1 }, { summary: '接着写' })).toMatchObject({ copyVersion: 2 })
  })

  it('is refused where it could never be published, and for an article that readers do not see', async () => {
    const report = await aFederationReport()
    await expect(save(report, { cityId: 99 })).rejects.toMatchObject({
      fields: { cityId: expect.any(String) },
    })
    await expect(save({ ...report, copyVersion: -1 })).rejects.toMatchObject({
      fields: { copyVersion: expect.any(String) },
    })
    await expect(save(await aDraft())).rejects.toMatchObject({ code: 'wrong-state' })
    await expect(save({ id: 4711, version: 1 })).rejects.toMatchObject({ code: 'not-found' })
    await expect(save({ ...report, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      saveWorkingCopy(await aVisitingStudent(), { ...report, ...(await prepared()) }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db().workingCopy.count()).toBe(0)
  })
})

describe('publishing it', () => {
  it('is the amendment, with the note that was saved with it; the copy is no more', async () => {
    const copy = await save(await aFederationReport())
    const amended = await publishWorkingCopy(await aChiefEditor(), copy)
    expect(amended).toEqual({ id: copy.id, version: copy.version + 1 })
    const found = await readPublished(copy.id)
    expect(found).toMatchObject({
      kind: 'article',
      article: { title: '准备中的标题', corrections: [{ note: '更正了标题。' }] },
    })
    expect(await db().workingCopy.count()).toBe(0)
    expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      event: 'article_amended',
      actor: '梁主编',
    })
  })

  it('is refused for a copy that somebody has saved since, or that is not there', async () => {
    const report = await aFederationReport()
    const first = await save(report)
    await save(first, { summary: '另一个概述' })
    const chief = await aChiefEditor()
    await expect(publishWorkingCopy(chief, first)).rejects.toMatchObject({ code: 'conflict' })
    const content = await prepared()
    await expect(
      amendArticle(chief, { ...report, ...content, note: '更正了标题。', copyVersion: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await expect(publishWorkingCopy(chief, await aFederationReport())).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await readPublished(report.id))?.kind).toBe('article')
  })

  it('by the form, with what was typed after the last saving', async () => {
    const copy = await save(await aFederationReport())
    const typed = await prepared({ title: '定稿的标题' })
    await amendArticle(await anEditor(), { ...copy, ...typed, note: '更正了标题。' })
    expect(await readPublished(copy.id)).toMatchObject({ article: { title: '定稿的标题' } })
    expect(await db().workingCopy.count()).toBe(0)
  })
})

describe('an amendment past it', () => {
  it('leaves the copy, which is stale from then on and no more published unseen', async () => {
    const report = await aFederationReport()
    const copy = await save(report)
    const other = await aReportsContent({ title: '别处更正的标题' })
    const amended = await amendArticle(await aChiefEditor(), { ...report, ...other, note: '更正。' })
    expect((await onDesk(report.id)).workingCopy).toMatchObject({ isStale: true, basedOn: report.version })
    const atNow = { ...amended, copyVersion: copy.copyVersion }
    for (const seen of [copy, atNow])
      await expect(publishWorkingCopy(await anEditor(), seen)).rejects.toMatchObject({ code: 'conflict' })
    expect((await onDesk(report.id)).title, 'the amendment stands').toBe('别处更正的标题')
    // Saved on the text that is live now, it is current again, also where an editor stays with every word of his.
    await save(atNow)
    expect((await onDesk(report.id)).workingCopy).toMatchObject({ isStale: false, basedOn: amended.version })
  })
})

describe('discarding it', () => {
  it('leaves the live text, and an entry in the record', async () => {
    const copy = await save(await aFederationReport())
    expect(await discardWorkingCopy(await anEditor(), copy)).toEqual({ id: copy.id, version: copy.version })
    expect((await onDesk(copy.id)).workingCopy).toBeNull()
    expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      event: 'working_copy_discarded',
    })
  })

  it('is done when it is done again', async () => {
    const copy = await save(await aFederationReport())
    const editor = await anEditor()
    await discardWorkingCopy(editor, copy)
    expect(await discardWorkingCopy(editor, copy)).toEqual({ id: copy.id, version: copy.version })
    expect(await db().auditEntry.count({ where: { event: 'working_copy_discarded' } })).toBe(1)
  })

  it('is the business of who saved it last, or of a chief', async () => {
    const report = await aFederationReport()
    const chief = await aChiefEditor()
    const copy = await saveWorkingCopy(chief, { ...report, ...(await prepared()), note: '' })
    await expect(discardWorkingCopy(await anEditor(), copy)).rejects.toMatchObject({ code: 'forbidden' })
    await discardWorkingCopy(chief, copy)
    expect(await db().workingCopy.count()).toBe(0)
  })

  it('never lets the next copy be taken for the one that is gone', async () => {
    const first = await save(await aFederationReport())
    const chief = await aChiefEditor()
    await discardWorkingCopy(chief, first)
    await saveWorkingCopy(chief, { ...first, copyVersion: 0, ...(await prepared({ summary: '主编的' })) })
    await expect(save(first, { summary: '编辑的' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(discardWorkingCopy(await anEditor(), first)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await onDesk(first.id)).workingCopy).toMatchObject({ content: { summary: '主编的' } })
  })

  it('is refused for one that somebody has saved since', async () => {
    const first = await save(await aFederationReport())
    await save(first, { summary: '另一个概述' })
    await expect(discardWorkingCopy(await anEditor(), first)).rejects.toMatchObject({ code: 'conflict' })
    expect(await db().workingCopy.count()).toBe(1)
  })
})
