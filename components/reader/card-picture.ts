import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { type Shape, shareSizes } from '#lib/media/share-pictures/share-drawing.ts'
import { articlePath } from '#lib/reader-paths.ts'
import type { Site } from './site.ts'

/** The picture of a shared link, by its whole address. */
export type CardPicture = { url: string; width: number; height: number; alt?: string }

type Shown = Pick<PublishedArticle, 'id' | 'title' | 'changedAt'>

/** An article's picture for cards, drawn by the portal. */
export function cardPicture(site: Site, article: Shown, shape: Shape = 'card'): CardPicture {
  return { url: site.url + sharePath(article, shape), ...shareSizes[shape], alt: article.title }
}

/** Its path. Networks keep what they fetched by its address: after an amendment it is another one. */
export function sharePath({ id, changedAt }: Pick<Shown, 'id' | 'changedAt'>, shape: Shape): string {
  return `${articlePath(id)}/${shape}.jpg?v=${Math.floor(changedAt.getTime() / 1_000).toString(36)}`
}

export function siteCard(site: Site): CardPicture {
  return { url: `${site.url}/share.jpg`, ...shareSizes.card, alt: site.name }
}
