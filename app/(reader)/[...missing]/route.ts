import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { redirectTo } from '#app/(reader)/_document/redirect.ts'
import { keyPath } from '#lib/announce/announce-address.ts'
import { config } from '#lib/config.ts'
import { usualFeedAddress } from '#lib/syndication/usual-feed-address.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

/** Every unknown path. The file by which search engines know the site's key has a name that the configuration says. */
export const GET = readerRoute(async ({ request, site }) => {
  const { pathname } = new URL(request.url)
  const { indexNowKey } = config()
  if (indexNowKey && pathname === keyPath(indexNowKey))
    return cacheableResponse(request, {
      body: indexNowKey,
      contentType: 'text/plain; charset=utf-8',
      tags: [],
    })
  const feed = usualFeedAddress(pathname)
  return feed === null ? missing(site) : redirectTo(feed)
})
