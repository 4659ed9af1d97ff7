import { missing, removed } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { visitShareLink } from '#lib/share/visit.ts'
import { isOnlyLooking } from '#lib/web/visitor.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'code'>(async ({ request, site, params }) => {
  const found = await visitShareLink(params.code, { robot: isOnlyLooking(request) })
  if (!found) return missing(site)
  if (found.kind === 'tombstone') return removed(site, found.tombstone)
  const headers = { location: articlePath(found.articleId), 'cache-control': 'no-store' }
  return new Response(null, { status: 302, headers })
})
