import { renderSVG } from 'uqr'
import { missing, removed } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { pictureHeaders } from '#app/(reader)/_document/security-headers.ts'
import { articleTag } from '#lib/articles/tags.ts'
import { visitShareLink } from '#lib/share/visit.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'code'>(async ({ request, site, params }) => {
  const found = await visitShareLink(params.code, { robot: true })
  if (!found) return missing(site)
  if (found.kind === 'tombstone') return removed(site, found.tombstone)
  return cacheableResponse(request, {
    body: renderSVG(`${site.url}/s/${params.code}`, { ecc: 'M', border: 4 }),
    contentType: 'image/svg+xml',
    tags: [articleTag(found.articleId)],
    headers: pictureHeaders,
  })
})
