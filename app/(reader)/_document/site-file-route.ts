import type { Site } from '#components/reader/site.ts'
import { SITE } from '#lib/cities/tags.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'
import { readerRoute } from './reader-route.ts'

/** A GET handler of a file for programs that the site's own facts fill: its name, its cities, who answers for it. */
export function siteFileRoute(contentType: string, write: (site: Site) => string) {
  return readerRoute(async ({ request, site }) =>
    cacheableResponse(request, { body: write(site), contentType, tags: [SITE] }),
  )
}
