import { findList } from '#lib/articles/find-list.ts'
import { pageOfList } from '#lib/articles/page-of-list.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { absentProblem } from '#lib/web/absent-problem.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'
import { listedJson } from '#lib/web/article-json.ts'
import { listQuery, nextPage, otherSpelling } from '#lib/web/list-query.ts'

export const dynamic = 'force-dynamic'

const ABSENT = '没有这个城市、栏目或来源，或这个翻页位置不存在。'

export const GET = apiRoute(async ({ siteUrl, instance, query }) => {
  const { list, ...part } = listQuery(query)
  const { scope, page: shown, tags } = await findList(list)
  if (list.of === 'source' && shown && shown.name !== list.name)
    return otherSpelling(instance, query, shown.name)
  const page = scope && (await pageOfList({ scope, ...part }))
  if (!page) return absentProblem(instance, ABSENT, tags)
  const next = page.olderThan && siteUrl + nextPage(instance, query, page.olderThan)
  return {
    data: { items: page.items.map((article) => listedJson(siteUrl, article)), next },
    tags: [...tags, ...tagsOfMedia(page.items.map(({ picture }) => picture))],
    changedAt: page.changedAt,
    links: next ? [`<${next}>; rel="next"`] : [],
  }
})

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
