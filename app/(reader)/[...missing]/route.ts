import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { keyPath } from '#lib/announce/announce-address.ts'
import { config } from '#lib/config.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

/** Every unknown path; the file by which search engines know the site's key has a name that the configuration says. */
export const GET = readerRoute(async ({ request, site }) => {
  const { indexNowKey } = config()
  if (!indexNowKey || new URL(request.url).pathname !== keyPath(indexNowKey)) return missing(site)
  return cacheableResponse(request, { body: indexNowKey, contentType: 'text/plain; charset=utf-8', tags: [] })
})
