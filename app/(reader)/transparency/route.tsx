import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { TransparencyPage } from '#components/reader/transparency-page.tsx'
import { TRANSPARENCY } from '#lib/reader-paths.ts'
import { readTransparency } from '#lib/transparency/read-transparency.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => ({
  markup: <TransparencyPage site={site} {...(await readTransparency())} />,
  tags: [],
  canonical: TRANSPARENCY,
}))
