import { missing, removed } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { readPublished } from '#lib/articles/published.ts'
import { articleTag, tagsOfArticlePage } from '#lib/articles/tags.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { pathNumber } from '#lib/path-number.ts'
import { pageToken } from '#lib/views/page-token.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'id'>(async ({ site, params }) => {
  const id = pathNumber(params.id)
  const found = id && (await readPublished(id, { withNewest: 5 }))
  if (!found) return missing(site, id ? [articleTag(id)] : [])
  if (found.kind === 'tombstone') return removed(site, found.tombstone)
  const { article, newest } = found
  return {
    markup: <ArticlePage site={site} article={article} viewToken={pageToken(article.id)} newest={newest} />,
    tags: [
      ...tagsOfArticlePage(id, [article.previous, article.next, ...newest]),
      ...tagsOfMedia(article.media.values()),
    ],
    canonical: `/articles/${article.id}`,
    changedAt: article.pageChangedAt,
  }
})
