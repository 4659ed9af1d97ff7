import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { FrontPage } from '#components/reader/front-page.tsx'
import { FRONT } from '#lib/articles/tags.ts'
import { picturesOn } from '#lib/front/pictures-on.ts'
import { readFront } from '#lib/front/read-front.ts'
import { cacheableUntil } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => {
  const columnIds = site.columns.map(({ id }) => id)
  const front = await readFront({ cityId: null, columnIds, now: site.now })
  return {
    markup: <FrontPage site={site} front={front} />,
    tags: [FRONT, ...picturesOn(front)],
    canonical: '/',
    changedAt: front.changedAt,
    cacheControl: cacheableUntil(front.changesAt, site.now),
  }
})
