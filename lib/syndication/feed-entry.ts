import { bodyMarkup } from '../articles/body/body-markup.ts'
import { mediaOf } from '../articles/body/media-of.ts'
import { creditsOf } from '../articles/credits.ts'
import { originNames } from '../articles/origin.ts'
import type { WholeArticle } from '../articles/published-texts.ts'
import type { Markup } from '../markup.ts'
import { pictureMarkup } from '../media/picture-markup.ts'
import { fallbackOf } from '../media/picture-sources.ts'
import { articlePath } from '../reader-paths.ts'
import { isWebAddress } from '../text/web-address.ts'
import { newestOf, shanghaiDate } from '../time.ts'
import type { FeedEntry, FeedPicture } from './feed-types.ts'
import { wholeHtml } from './whole-html.ts'

/** An article as feeds tell it. */
export function feedEntry(siteUrl: string, article: WholeArticle): FeedEntry {
  const { id, author, photographer, city, column, tags, publishedAt, amendedAt, corrections } = article
  const times = [publishedAt, amendedAt, ...corrections.map(({ at }) => at)]
  return {
    article,
    url: siteUrl + articlePath(id),
    updatedAt: newestOf(times),
    authors: creditsOf(author, photographer).map(({ name }) => name),
    categories: [...new Set([...(column ? [column.name] : []), city.name, ...tags])],
    html: wholeHtml(contentOf(article), siteUrl),
    picture: pictureOf(siteUrl, article),
  }
}

function contentOf(article: WholeArticle): Markup {
  const { body, media, corrections } = article
  return [
    ...corrections.map(({ at, note }) => paragraph([`更正（${shanghaiDate(at)}）：${note}`])),
    leadOf(article),
    bodyMarkup(body, { place: 'reader', media }),
    originOf(article),
  ]
}

const paragraph = (inner: Markup): Markup => ({ tag: 'p', inner })

/** The lead picture, where the text does not show it itself. */
function leadOf({ body, picture }: WholeArticle): Markup {
  if (!picture || mediaOf(body).includes(picture.id)) return ''
  const { alt, decorative } = picture
  const shown = pictureMarkup(picture, { alt: decorative ? '' : alt })
  return shown === '' ? '' : { tag: 'figure', inner: shown }
}

/** Whoever passes the text on sees where it comes from. */
function originOf({ origin, source }: WholeArticle): Markup {
  if (!source) return ''
  const { name, url } = source
  const named: Markup = url && isWebAddress(url) ? { tag: 'a', attrs: { href: url }, inner: name } : name
  return paragraph([`${originNames[origin]}，来源：`, named])
}

/** As wide as readers of feeds show a picture. */
const WIDTH = 960

function pictureOf(siteUrl: string, { picture }: WholeArticle): FeedPicture | null {
  const file = picture && fallbackOf(picture, WIDTH)
  if (!file) return null
  return { url: siteUrl + file.address, type: `image/${file.format}`, bytes: file.bytes }
}
