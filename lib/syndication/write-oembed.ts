import { creditsOf } from '../articles/credits.ts'
import { descriptionOf } from '../articles/description-of.ts'
import type { PublishedArticle } from '../articles/published-types.ts'
import { shareSizes } from '../media/share-pictures/share-drawing.ts'
import { articlePath } from '../reader-paths.ts'
import { sharePicturePath } from '../share/share-picture-path.ts'
import { element, escaped, XML_HEAD } from './xml.ts'

type Site = { name: string; url: string }
/** The most that the other page has room for, in pixels. */
export type Room = { width: number; height: number }

/** How long another page may keep it. */
const CACHE_SECONDS = 3_600
const WIDTH = 600

/** An article as another page embeds it (oEmbed 1.0, type rich): title, summary, source, a link. */
export function oembedOf(site: Site, article: PublishedArticle, room: Room): Record<string, string | number> {
  const { title, author, photographer, source } = article
  const names = creditsOf(author, photographer).map(({ name }) => name)
  const { width, height } = shareSizes.card
  const picture = site.url + sharePicturePath(article, 'card')
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(names.length > 0 || source ? { author_name: names.join('、') || (source?.name ?? '') } : {}),
    provider_name: site.name,
    provider_url: `${site.url}/`,
    cache_age: CACHE_SECONDS,
    // The picture is one size, and must not be larger than what there is room for (§2.3.4).
    ...(width <= room.width && height <= room.height
      ? { thumbnail_url: picture, thumbnail_width: width, thumbnail_height: height }
      : {}),
    html: quotation(site, article),
    width: Math.min(WIDTH, room.width),
    height: Math.min(200, room.height),
  }
}

function quotation({ name, url }: Site, article: PublishedArticle): string {
  const { id, title, source } = article
  const link = `<a href="${escaped(url + articlePath(id))}">${escaped(title)}</a>`
  const origin = escaped([source?.name, name].filter(Boolean).join(' · '))
  return `<blockquote><p>${link}</p><p>${escaped(descriptionOf(article))}</p><footer>${origin}</footer></blockquote>`
}

/** The same as XML. */
export function oembedXml(members: Record<string, string | number>): string {
  const all = Object.entries(members).map(([name, value]) => element(name, String(value)))
  return `${XML_HEAD}<oembed>${all.join('')}</oembed>\n`
}
