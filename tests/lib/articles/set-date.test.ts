import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { db } from '#lib/db/client.ts'
import {
  aDraft,
  aFederationReport,
  anEditor,
  aPolicy,
  aReportsContent,
  type Seen,
} from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { purgedTags } from '../../support/purged-tags.ts'

const dated = (publicationDate: string | null) => aFederationReport({ publicationDate })
const titled = (title: string, publicationDate: string | null) =>
  aFederationReport({ title, publicationDate })

async function redate(seen: Seen, publicationDate: string | null, changes: Record<string, unknown> = {}) {
  const content = await aReportsContent({ publicationDate, ...changes })
  return amendArticle(await anEditor(), { ...content, ...seen, note: '更正发布时间' })
}

async function articleOf(id: number) {
  const found = await readPublished(id)
  return found?.kind === 'article' ? found.article : null
}

describe('the date of a publication', () => {
  it('is what readers, lists and programs are told; the page counts as changed when it was published', async () => {
    const before = new Date()
    const { id } = await dated('2023-08-18T09:05')
    const article = await articleOf(id)
    expect(article?.publishedAt).toEqual(new Date('2023-08-18T01:05:00Z'))
    expect(article?.pageChangedAt.getTime(), 'Last-Modified').toBeGreaterThanOrEqual(before.getTime())
    expect(await listPublished()).toMatchObject({ items: [{ id, publishedAt: article?.publishedAt }] })
    const row = await db().article.findUniqueOrThrow({ where: { id } })
    expect(row.publicSince?.getTime()).toBeGreaterThanOrEqual(before.getTime())
    expect(await db().revision.findFirst({ where: { articleId: id, live: true } })).toMatchObject({
      publicationDate: '2023-08-18T09:05',
    })
  })

  it('orders the lists and names the neighbours', async () => {
    const newest = await titled('今天的', null)
    const oldest = await titled('前年的', '2021-01-01T08:00')
    const middle = await titled('去年的', '2022-01-01T08:00')
    const page = await listPublished({ citySlug: 'lecong' })
    expect(page?.items.map(({ id }) => id)).toEqual([newest.id, middle.id, oldest.id])
    expect(await articleOf(middle.id)).toMatchObject({
      previous: { id: oldest.id },
      next: { id: newest.id },
    })
  })

  it('purges, when it is changed, the pages that named it and those that name it now', async () => {
    const oldest = await titled('前年的', '2021-01-01T08:00')
    const moved = await titled('去年的', '2022-01-01T08:00')
    const newest = await titled('今天的', null)
    const [tags = []] = await purgedTags(() => redate(moved, '2020-01-01T08:00', { title: '去年的' }))
    expect(tags).toEqual(
      expect.arrayContaining([
        ...[`article:${moved.id}`, `named:${moved.id}`, `article:${oldest.id}`],
        ...['city:lecong', 'articles', 'front'],
      ]),
    )
    expect(tags).not.toContain(`article:${newest.id}`)
    const page = await listPublished()
    expect(page?.items.map(({ id }) => id)).toEqual([newest.id, oldest.id, moved.id])
  })

  it('is taken away again: then it is the moment of publication', async () => {
    const seen = await dated('2022-01-01T08:00')
    const { publicSince } = await db().article.findUniqueOrThrow({ where: { id: seen.id } })
    const amended = await redate(seen, null)
    expect((await articleOf(seen.id))?.publishedAt).toEqual(publicSince)
    await redate(amended, '2020-01-01T08:00')
    expect((await articleOf(seen.id))?.publishedAt).toEqual(new Date('2020-01-01T00:00:00Z'))
  })

  it('of an article that was published before dates could be set comes back when the set one is taken away', async () => {
    const seen = await dated(null)
    const at = new Date('2019-05-05T05:05:05Z')
    await db().article.update({ where: { id: seen.id }, data: { publishedAt: at, publicSince: null } })
    const amended = await redate(seen, '2018-01-01T08:00')
    await redate(amended, null)
    expect((await articleOf(seen.id))?.publishedAt).toEqual(at)
  })

  it('is one of the words that readers saw: its change needs a note', async () => {
    const seen = await dated(null)
    const content = await aReportsContent({ publicationDate: '2022-01-01T08:00' })
    await expect(amendArticle(await anEditor(), { ...content, ...seen, note: '' })).rejects.toMatchObject({
      fields: { note: expect.any(String) },
    })
  })

  it('is refused in the future, by name', async () => {
    await expect(aDraft({ publicationDate: '2999-01-01T08:00' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { publicationDate: expect.stringContaining('定时') },
    })
  })
})

describe('the kind of an article', () => {
  const save = async (seen: Seen, changes: Record<string, unknown>) =>
    saveDraft(await anEditor(), { ...(await aReportsContent()), ...seen, ...changes })

  it('changes until the first publication; disclaimer and provenance follow it', async () => {
    const policy = await aPolicy()
    const begun = await aDraft({ sourceName: null })
    const original = await save(begun, { origin: 'original', sourceName: null })
    expect(original.version, 'another kind is another version').toBe(begun.version + 1)
    expect(await save(original, { sourceName: null }), 'left out, it stays').toEqual(original)
    const repost = await save(original, { origin: 'repost', sourceName: null })
    await expect(publishArticle(await anEditor(), repost)).rejects.toMatchObject({
      fields: { sourceName: expect.any(String) },
    })
    const sent = await save(repost, { origin: 'contribution', sourceName: null })
    await publishArticle(await anEditor(), sent)
    const row = await db().article.findUniqueOrThrow({ where: { id: sent.id } })
    expect(row).toMatchObject({ origin: 'contribution', policyId: policy.id })
    const desk = await articleForDesk(await anEditor(), sent.id)
    expect(desk?.audit.map(({ details }) => details)).toContainEqual({ version: 4, origin: 'contribution' })
  })

  it('stays from then on', async () => {
    const seen = await aFederationReport()
    await expect(save(seen, { origin: 'original' })).rejects.toMatchObject({ code: 'wrong-state' })
    const content = await aReportsContent({ summary: '改过', origin: 'original' })
    await amendArticle(await anEditor(), { ...content, ...seen, note: '改概述' })
    expect(await db().article.findFirst()).toMatchObject({ origin: 'repost' })
  })
})
