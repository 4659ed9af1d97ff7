import { FrontPage } from '#components/reader/front-page.tsx'
import { listPublished } from '#lib/articles/published.ts'
import { missing } from '#lib/web/absent.tsx'
import { readOnlyPage } from '#lib/web/read-only-page.ts'
import { readerRoute } from '#lib/web/reader-route.ts'

export const dynamic = 'force-dynamic'

const ARTICLES = 12

export const GET = readerRoute(async ({ site }) => {
  const page = await listPublished({ limit: ARTICLES })
  if (!page) return missing(site, ['front'])
  return {
    markup: <FrontPage site={site} articles={page.items} more={page.olderThan !== null} />,
    tags: ['front'],
    canonical: '/',
    changedAt: page.changedAt,
  }
})

export {
  readOnlyPage as DELETE,
  readOnlyPage as OPTIONS,
  readOnlyPage as PATCH,
  readOnlyPage as POST,
  readOnlyPage as PUT,
}
