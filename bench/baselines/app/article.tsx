import { notFound } from 'next/navigation.js'
import { readSite } from '#app/(reader)/_document/site.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { readPublished } from '#lib/articles/published.ts'
import { pageToken } from '#lib/views/page-token.ts'

/** The portal's article page, with the same questions to the same database, as a page of the App Router. */
export async function Article({ id }: { id: number }) {
  const [site, found] = await Promise.all([readSite(), readPublished(id, { withNewest: 6 })])
  if (found?.kind !== 'article') notFound()
  const { article, newest } = found
  return <ArticlePage site={site} article={article} viewToken={pageToken(article.id)} newest={newest} />
}
