import { hotPage } from '#app/(reader)/_document/hot-route.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { DEFAULT_PERIOD } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'city'>(({ site, params }) =>
  hotPage(site, { period: DEFAULT_PERIOD, citySlug: params.city }),
)
