import { hotPage } from '#app/(reader)/_document/hot-route.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { hotPeriodOf } from '#lib/hot/periods.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'city' | 'period'>(({ site, params }) =>
  hotPage(site, { period: hotPeriodOf(params.period), citySlug: params.city }),
)
