import { listPublished } from '#lib/articles/published.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { absentProblem } from '#lib/web/absent-problem.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'
import { listedJson } from '#lib/web/article-json.ts'
import { listQuery, nextPage } from '#lib/web/list-query.ts'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(async ({ siteUrl, instance, query }) => {
  const asked = listQuery(query)
  const page = await listPublished(asked)
  if (!page)
    return absentProblem(instance, '没有这个城市，或这个翻页位置不存在。', tagsOfList(asked.citySlug))
  const next = page.olderThan && siteUrl + nextPage(instance, asked, page.olderThan)
  return {
    data: { items: page.items.map((article) => listedJson(siteUrl, article)), next },
    tags: [...tagsOfList(asked.citySlug), ...tagsOfMedia(page.items.map(({ picture }) => picture))],
    changedAt: page.changedAt,
    links: next ? [`<${next}>; rel="next"`] : [],
  }
})

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
