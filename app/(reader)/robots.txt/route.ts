import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { writeRobots } from '#lib/syndication/write-robots.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ request, site }) =>
  cacheableResponse(request, {
    body: writeRobots(site.url),
    contentType: 'text/plain; charset=utf-8',
    tags: [],
  }),
)
