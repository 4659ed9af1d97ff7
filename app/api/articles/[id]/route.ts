import { readPublished } from '#lib/articles/published.ts'
import { articleTag } from '#lib/articles/tags.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { pathNumber } from '#lib/path-number.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { absentProblem } from '#lib/web/absent-problem.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'
import { articleJson } from '#lib/web/article-json.ts'
import { tombstoneProblem } from '#lib/web/tombstone-problem.ts'

export const dynamic = 'force-dynamic'

export const GET = apiRoute<'id'>(async ({ siteUrl, instance, params }) => {
  const id = pathNumber(params.id)
  const found = id && (await readPublished(id))
  if (!found) return absentProblem(instance, '没有这篇文章。', id ? [articleTag(id)] : [])
  if (found.kind === 'tombstone') return tombstoneProblem(siteUrl, instance, found.tombstone)
  const { article } = found
  return {
    data: articleJson(siteUrl, article),
    tags: [articleTag(article.id), ...tagsOfMedia(article.media.values())],
    changedAt: article.changedAt,
    links: [`<${siteUrl}${articlePath(article.id)}>; rel="alternate"; type="text/html"`],
  }
})

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
