import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { feedFormats, parseFeedAddress } from '#lib/syndication/feed-address.ts'
import { readFeed } from '#lib/syndication/read-feed.ts'
import { writeFeed } from '#lib/syndication/write-feed.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ request, site }) => {
  const asked = parseFeedAddress(new URL(request.url).pathname)
  const found = asked && (await readFeed({ ...asked, site }))
  if (!found) return missing(site)
  const { feed, ...rest } = found
  const { contentType } = feedFormats[asked.format]
  return cacheableResponse(request, { body: writeFeed(feed, asked.format), contentType, ...rest })
})
