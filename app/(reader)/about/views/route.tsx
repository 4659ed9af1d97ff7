import { ViewsPage } from '#components/reader/views-page.tsx'
import { readOnlyPage } from '#lib/web/read-only-page.ts'
import { readerRoute } from '#lib/web/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => ({
  markup: <ViewsPage site={site} />,
  tags: ['site'],
  canonical: '/about/views',
}))

export {
  readOnlyPage as DELETE,
  readOnlyPage as OPTIONS,
  readOnlyPage as PATCH,
  readOnlyPage as POST,
  readOnlyPage as PUT,
}
