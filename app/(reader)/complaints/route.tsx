import { ComplaintsPage } from '#components/reader/complaints-page.tsx'
import { articleNumber } from '#lib/web/article-number.ts'
import { readOnlyPage } from '#lib/web/read-only-page.ts'
import { readerRoute } from '#lib/web/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site, query }) => {
  const articleId = articleNumber(query.get('article') ?? '') ?? undefined
  return {
    markup: <ComplaintsPage site={site} articleId={articleId} />,
    tags: ['site'],
    canonical: '/complaints',
  }
})

export { readOnlyPage as DELETE, readOnlyPage as PATCH, readOnlyPage as POST, readOnlyPage as PUT }
