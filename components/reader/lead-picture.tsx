import { mediaOf } from '#lib/articles/body/media-of.ts'
import { captioned } from '#lib/articles/body/nodes/captioned.ts'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { pictureMarkup } from '#lib/media/picture-markup.ts'
import { withLargeViews } from './large-views.ts'
import { elementsOf } from './render-body.ts'

type Props = { article: Pick<PublishedArticle, 'body' | 'picture'> }

/** Whether the lead picture stands above the text: where the text does not show it itself. */
export function hasLeadAbove({ body, picture }: Props['article']): boolean {
  return picture !== null && picture.original !== null && !mediaOf(body).includes(picture.id)
}

/** 题图 above the text, with its words of the library. */
export function LeadPicture({ article, isLink = false }: Props & { isLink?: boolean }) {
  const { picture } = article
  if (!picture || !hasLeadAbove(article)) return null
  const { alt, decorative } = picture
  const shown = pictureMarkup(picture, { alt: decorative ? '' : alt, isFirst: true })
  return (
    <div className="prose lead-picture">
      {elementsOf(captioned('picture', isLink ? withLargeViews(shown) : shown, picture), 'reader')}
    </div>
  )
}
