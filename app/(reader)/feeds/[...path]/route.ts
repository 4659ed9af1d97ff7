import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { redirectTo } from '#app/(reader)/_document/redirect.ts'
import { feedAddress, feedFormats, parseFeedAddress } from '#lib/syndication/feed-address.ts'
import { findFeedList } from '#lib/syndication/feed-place.ts'
import { readFeed } from '#lib/syndication/read-feed.ts'
import { writeFeed } from '#lib/syndication/write-feed.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ request, site }) => {
  const { pathname } = new URL(request.url)
  const asked = parseFeedAddress(pathname)
  if (!asked) return missing(site)
  const list = await findFeedList(asked.place)
  if (list.read === null) return missing(site, list.tags)
  const address = feedAddress(list.path, asked.format)
  // Of other spellings of one name there is no end.
  if (decodeURIComponent(pathname) !== decodeURIComponent(address)) return redirectTo(address)
  const found = await readFeed({ ...asked, list, site })
  if (!found) return missing(site, list.tags)
  const { feed, ...rest } = found
  const { contentType } = feedFormats[asked.format]
  return cacheableResponse(request, { body: writeFeed(feed, asked.format), contentType, ...rest })
})
