import { expect, it } from 'vitest'
import { GET as article } from '#app/(reader)/articles/[id]/route.tsx'
import { amendArticle } from '#lib/articles/amend.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { tagNames } from '#lib/articles/tag-names.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { relatedTo } from '#lib/related/read-related.ts'
import { updateRelated } from '#lib/related/update-related.ts'
import { threeHundred } from '../../fixtures/three-hundred.ts'
import { aChiefEditor, aFederationReport, aPolicy, aReportsContent } from '../../support/cast.ts'
import { publishThreeHundred } from '../../support/publish-three-hundred.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { ask } from '../../support/routes.ts'

const related = async (id: number) => (await relatedTo(id, 12)).articles.map((one) => one.id)
const pageOf = async (id: number) => (await ask(article, `/articles/${id}`, { id: `${id}` })).text()

it('related articles share a subject, among three hundred of them', async () => {
  const ids = await publishThreeHundred()
  // As after an update: each for itself alone.
  await db().relatedDue.deleteMany({ where: { articleId: { notIn: ids.filter((_, at) => at % 10 === 0) } } })
  await db().relatedDue.updateMany({ data: { withOthers: false } })
  expect(await updateRelated()).toBe(30)
  const tagsOf = new Map(threeHundred.map(({ tags }, at) => [ids[at], tagNames(tags)]))
  const named = await db().articleRelated.findMany({ where: { rank: { lte: 4 } } })
  const sharing = named.filter(({ articleId, relatedId }) =>
    tagsOf.get(articleId)?.some((tag) => tagsOf.get(relatedId)?.includes(tag)),
  )
  expect(named.length).toBe(120)
  expect(sharing.length).toBeGreaterThan(110)
}, 120_000)

it('a related article appears when it is published, and is nowhere from the moment it is taken down', async () => {
  await aPolicy()
  const chief = await aChiefEditor()
  const first = await aFederationReport({ title: '志愿者授旗', tags: '志愿服务' })
  expect(await updateRelated()).toBe(1)
  expect(await related(first.id)).toEqual([])
  const second = await aFederationReport({ title: '志愿者表彰会', tags: '志愿服务' })
  const purged = await purgedTags(updateRelated)
  expect(purged.flat().sort()).toEqual([`article:${first.id}`, `article:${second.id}`])
  expect(await related(first.id)).toEqual([second.id])
  expect(await pageOf(first.id)).toContain('<h2 id="related">相关文章</h2>')

  const before = (await relatedTo(first.id, 4)).changedAt
  const down = await takeDownArticle(chief, { ...second, reason: 'copyright', note: '来函' })
  expect(await related(first.id)).toEqual([])
  expect(await pageOf(first.id)).not.toContain('志愿者表彰会')
  expect((await relatedTo(first.id, 4)).changedAt.getTime()).toBeGreaterThan(before.getTime())
  await updateRelated()
  expect(await db().articleRelated.count()).toBe(0)

  await restoreArticle(chief, { ...down, note: '查实' })
  await updateRelated()
  expect(await related(first.id)).toEqual([second.id])
  expect(await updateRelated(), 'nothing is left to do').toBe(0)

  const content = await aReportsContent({ title: '花市开锣', tags: '花卉', summary: '年桔上市。' })
  await amendArticle(chief, { ...first, ...content, origin: 'repost', note: '更正了标题。' })
  await updateRelated()
  expect(await db().articleRelated.count()).toBe(0)
})
