import { expect, it } from 'vitest'
import { archiveMonths } from '#lib/archive/read-archive.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { backfillListings } from '#lib/articles/backfill-listings.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { listingsOf } from '#lib/articles/listings.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { listedArticles } from '#lib/articles/published-list.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, aCity, aPolicy, aReportsContent } from '../../support/cast.ts'

const keys = async (articleId: number) =>
  (
    await db().articleListing.findMany({ where: { articleId }, orderBy: [{ kind: 'asc' }, { key: 'asc' }] })
  ).map(({ kind, key }) => `${kind} ${key}`)
const days = async () =>
  (await db().archiveDay.findMany({ orderBy: [{ cityId: 'asc' }, { day: 'asc' }] })).flatMap(
    ({ cityId, day, articles }) =>
      articles === 0 ? [] : [`${cityId} ${day.toISOString().slice(0, 10)} ${articles}`],
  )

it('an article is listed by tags, persons and day while readers can see it, wherever it goes', async () => {
  await aPolicy()
  const editor = await aChiefEditor()
  const [lecong, beijiao] = [await aCity(), await aCity('beijiao', '北滘')]
  const content = {
    ...(await aReportsContent({ author: '记者 梁颖 摄影 Tony', tags: '志愿服务、AI' })),
    publicationDate: '2023-08-18T00:05',
    cityId: lecong.id,
  }
  const { id, version } = await createDraft(editor, { origin: 'repost', ...content })
  expect(await keys(id), 'a draft').toEqual([])

  await publishArticle(editor, { id, version })
  const all = ['tag ai', 'tag 志愿服务', 'author tony', 'author 梁颖', `day ${lecong.id} 2023-08-18`]
  expect(await keys(id)).toEqual(all)
  expect(await days()).toEqual([`${lecong.id} 2023-08-18 1`])
  const listed = await listedArticles({ scope: { of: 'tag', key: 'ai' }, limit: 5 })
  expect(listed.map((one) => one.id)).toEqual([id])

  const row = () => db().article.findUniqueOrThrow({ where: { id } })
  const moved = { ...content, tags: 'AI', cityId: beijiao.id, publicationDate: '2023-08-20T00:05' }
  await amendArticle(editor, { id, version: (await row()).version, ...moved, note: '改了日期。' })
  expect(await keys(id)).toEqual([
    ...['tag ai', 'author tony', 'author 梁颖', `day ${beijiao.id} 2023-08-20`, 'correction all'],
  ])
  const inAugust = [{ year: 2023, month: 8, articles: 1 }]
  expect(await archiveMonths(null)).toEqual(inAugust)
  expect(await archiveMonths(lecong.id)).toEqual([])
  expect(await days()).toEqual([`${beijiao.id} 2023-08-20 1`])

  await db().articleListing.deleteMany({ where: { kind: 'author' } })
  expect(await backfillListings(), 'of an earlier version').toBe(1)
  expect(await keys(id)).toContain('author tony')
  expect(await backfillListings()).toBe(0)

  await takeDownArticle(editor, { id, version: (await row()).version, reason: 'copyright', note: '来函' })
  expect(await keys(id), 'taken down').toEqual([])
  expect(await archiveMonths(null, 2023)).toEqual([])
  expect(await days()).toEqual([])

  await restoreArticle(editor, { id, version: (await row()).version, note: '撤诉' })
  expect(await keys(id)).toContain('tag ai')
  expect(await days()).toEqual([`${beijiao.id} 2023-08-20 1`])
})

it('two spellings of a tag and a person in two roles are one entry, and the day is Shanghai’s', () => {
  const article = { cityId: 3, publishedAt: new Date('2026-11-26T16:30:00Z'), tags: 'ＡＩ、ai、社区' }
  const listed = listingsOf({ ...article, author: '记者 梁颖', photographer: '梁颖' })
  expect(listed.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    ...['tag ai', 'tag 社区', 'author 梁颖', 'day 3 2026-11-27'],
  ])
})
