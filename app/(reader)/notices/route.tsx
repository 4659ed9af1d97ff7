import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { NoticesPage } from '#components/reader/notices-page.tsx'
import { publishedNotices } from '#lib/cases/published-notices.ts'
import { pathNumber } from '#lib/path-number.ts'
import { noticesPath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site, query }) => {
  const before = pathNumber(query.get('before') ?? '') ?? undefined
  const list = await publishedNotices(before)
  if (before !== undefined && list.notices.length === 0) return missing(site)
  return {
    markup: <NoticesPage {...{ site, list, before }} />,
    tags: [],
    canonical: noticesPath(before),
  }
})
