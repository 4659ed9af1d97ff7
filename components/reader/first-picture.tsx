import { mediaOf } from '#lib/articles/body/media-of.ts'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import type { MediaView } from '#lib/media/media-types.ts'
import { fallbackOf, MEASURE, sourcesOf } from '#lib/media/picture-sources.ts'
import { hasLeadAbove } from './lead-picture.tsx'

/** The picture that a reader of the article sees first, of those that there are. */
export function firstPicture(
  article: Pick<PublishedArticle, 'body' | 'media' | 'picture'>,
): MediaView | undefined {
  const { body, media, picture } = article
  if (picture && hasLeadAbove(article)) return picture
  return mediaOf(body)
    .map((id) => media.get(id))
    .find((view) => view?.kind === 'picture' && view.original !== null)
}

/** Lets a browser fetch that picture with the page's head, before it has read as far: the format it would choose itself. */
export function PicturePreload({ picture }: { picture: MediaView }) {
  const [smallest] = sourcesOf(picture)
  const fallback = fallbackOf(picture)
  if (smallest)
    return (
      <link
        rel="preload"
        as="image"
        type={smallest.type}
        imageSrcSet={smallest.srcset}
        imageSizes={MEASURE}
        fetchPriority="high"
      />
    )
  return fallback && <link rel="preload" as="image" href={fallback.address} fetchPriority="high" />
}
