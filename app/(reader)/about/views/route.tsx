import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { ViewsPage } from '#components/reader/views-page.tsx'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => ({
  markup: <ViewsPage site={site} />,
  tags: [],
  canonical: '/about/views',
}))
