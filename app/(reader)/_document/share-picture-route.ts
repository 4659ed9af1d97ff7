import { publicState, readPublished } from '#lib/articles/published.ts'
import { articleTag } from '#lib/articles/tags.ts'
import type { Shape } from '#lib/media/share-pictures/share-drawing.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { pathNumber } from '#lib/path-number.ts'
import { drawingOf } from '#lib/share/drawing-of.ts'
import { sharePicture } from '#lib/share/share-picture.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'
import { missing, removed } from './absent.tsx'
import { readerRoute } from './reader-route.ts'
import { redirectTo } from './redirect.ts'
import { pictureHeaders } from './security-headers.ts'

/** Answers with a picture of an article for cards and posters; with the site's own while too many others are drawn. */
export function sharePictureRoute(shape: Shape) {
  return readerRoute<'id'>(async ({ request, site, params }) => {
    const id = pathNumber(params.id)
    const found = id && (await readPublished(id))
    if (!found) return missing(site, id ? [articleTag(id)] : [])
    if (found.kind === 'tombstone') return removed(site, found.tombstone)
    const { article } = found
    const body = await sharePicture(id, drawingOf(article, shape))
    if (!body) return redirectTo('/share.jpg')
    // It may have been taken down while it was drawn.
    const now = await publicState(id)
    if (now?.kind === 'tombstone') return removed(site, now.tombstone)
    return cacheableResponse(request, {
      body,
      contentType: 'image/jpeg',
      tags: [articleTag(id), ...tagsOfMedia([article.picture])],
      changedAt: article.changedAt,
      headers: pictureHeaders,
    })
  })
}
