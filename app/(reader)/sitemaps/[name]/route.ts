import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { readSitemap } from '#lib/syndication/read-sitemap.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'name'>(async ({ request, site, params }) => {
  const found = await readSitemap(params.name, site.url)
  return found ? cacheableResponse(request, found) : missing(site)
})
