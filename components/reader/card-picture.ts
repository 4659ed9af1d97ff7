import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { type Shape, shareSizes } from '#lib/media/share-pictures/share-drawing.ts'
import { siteCardPath } from '#lib/share/icon-path.ts'
import { sharePicturePath } from '#lib/share/share-picture-path.ts'
import type { Site } from './site.ts'

/** The picture of a shared link, by its whole address. */
export type CardPicture = { url: string; width: number; height: number; alt?: string }

type Shown = Pick<PublishedArticle, 'id' | 'title' | 'changedAt'>

/** An article's picture for cards, drawn by the portal. */
export function cardPicture(site: Site, article: Shown, shape: Shape = 'card'): CardPicture {
  return { url: site.url + sharePicturePath(article, shape), ...shareSizes[shape], alt: article.title }
}

export function siteCard(site: Site): CardPicture {
  return { url: site.url + siteCardPath(site), ...shareSizes.card, alt: site.name }
}
