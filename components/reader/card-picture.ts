import type { MediaView } from '#lib/media/media-types.ts'
import { fallbackOf } from '#lib/media/picture-sources.ts'
import type { Site } from './site.ts'

/** The picture of a shared link, by its whole address. */
export type CardPicture = { url: string; width: number; height: number; alt?: string }

/** As wide as networks show a card; they know JPEG and PNG alone. */
const WIDTH = 1280

/** An article's picture as others show it, else the site's own. */
export function cardPicture(site: Site, picture: MediaView | null): CardPicture {
  const file = picture && fallbackOf(picture, WIDTH)
  if (!picture || !file?.width || !file.height) return siteCard(site)
  const { address, width, height } = file
  return { url: site.url + address, width, height, ...(picture.alt ? { alt: picture.alt } : {}) }
}

export function siteCard(site: Site): CardPicture {
  return { url: `${site.url}/share.png`, width: 1200, height: 630 }
}
