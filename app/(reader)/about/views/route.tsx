import { ViewsPage } from '#components/reader/views-page.tsx'
import { readerRoute } from '#lib/web/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => ({
  markup: <ViewsPage site={site} />,
  tags: ['site'],
  canonical: '/about/views',
}))
