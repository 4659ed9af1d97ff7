import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { pictureHeaders } from '#app/(reader)/_document/security-headers.ts'
import { sitePicture } from '#lib/share/share-picture.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

/** The site's own picture for cards. */
export const GET = readerRoute(async ({ request }) =>
  cacheableResponse(request, {
    body: await sitePicture(),
    contentType: 'image/jpeg',
    tags: [],
    headers: pictureHeaders,
  }),
)
