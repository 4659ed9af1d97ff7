import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { AboutPage } from '#components/reader/about-page.tsx'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => ({
  markup: <AboutPage site={site} />,
  tags: [],
  canonical: '/about',
}))
