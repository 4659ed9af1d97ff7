import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { ApiPage } from '#components/reader/api-page.tsx'
import { describedOperations } from '#lib/web/open-api/described-operations.ts'
import { openApiDocument } from '#lib/web/open-api/open-api-document.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => ({
  markup: <ApiPage site={site} operations={describedOperations(openApiDocument(site))} />,
  tags: [],
  canonical: '/about/api',
}))
