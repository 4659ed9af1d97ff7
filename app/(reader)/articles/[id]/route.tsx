import { missing, removed } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { readPublished } from '#lib/articles/published.ts'
import { articleTag, tagsOfArticlePage } from '#lib/articles/tags.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { pathNumber } from '#lib/path-number.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { relatedTo } from '#lib/related/read-related.ts'
import { pageToken } from '#lib/views/page-token.ts'

export const dynamic = 'force-dynamic'

/** How many are shown below the article. */
const RELATED = 4

export const GET = readerRoute<'id'>(async ({ site, params }) => {
  const id = pathNumber(params.id)
  if (!id) return missing(site)
  const [found, related] = await Promise.all([readPublished(id, { withNewest: 5 }), relatedTo(id, RELATED)])
  if (!found) return missing(site, [articleTag(id)])
  if (found.kind === 'tombstone') return removed(site, found.tombstone)
  const { article, newest } = found
  return {
    markup: (
      <ArticlePage {...{ site, article, viewToken: pageToken(id), newest, related: related.articles }} />
    ),
    tags: [
      ...tagsOfArticlePage(id, [article.previous, article.next, ...newest, ...related.articles]),
      ...tagsOfMedia([...article.media.values(), ...related.articles.map(({ picture }) => picture)]),
    ],
    canonical: articlePath(article.id),
    changedAt: new Date(Math.max(article.pageChangedAt.getTime(), related.changedAt.getTime())),
  }
})
