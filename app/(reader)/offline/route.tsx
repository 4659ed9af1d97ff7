import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { OfflinePage } from '#components/reader/offline-page.tsx'

export const dynamic = 'force-dynamic'

/** The service worker shows it at any address. */
export const GET = readerRoute(async ({ site }) => ({
  markup: <OfflinePage site={{ ...site, address: undefined }} />,
  tags: [],
}))
