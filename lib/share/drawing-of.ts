import { createHash } from 'node:crypto'
import { descriptionOf } from '../articles/description-of.ts'
import { headlineWords } from '../articles/headline-words.ts'
import type { PublishedArticle } from '../articles/published-types.ts'
import { config } from '../config.ts'
import { fallbackOf } from '../media/picture-sources.ts'
import {
  DRAWN_AS,
  type DrawnArticle,
  type Shape,
  type ShareDrawing,
} from '../media/share-pictures/share-drawing.ts'
import { articlePath } from '../reader-paths.ts'
import { chineseDate } from '../time.ts'
import { shortLink } from './urls.ts'

/** What a share picture of an article shows. */
export function drawingOf(article: PublishedArticle, shape: Shape): ShareDrawing {
  return { ...siteDrawing(shape), article: drawnArticle(article) }
}

/** What the site's own shows. */
export function siteDrawing(shape: Shape): ShareDrawing {
  const { siteName, siteUrl } = config()
  return { version: DRAWN_AS, shape, siteName, host: new URL(siteUrl).host, article: null }
}

/** Equal for drawings that show the same. */
export function digestOf(drawing: ShareDrawing): string {
  return createHash('sha256').update(JSON.stringify(drawing)).digest('hex')
}

/** Of a summary as much as a poster has room for. */
const LONGEST_SUMMARY = 240
/** As wide as any of the pictures. */
const WIDTH = 1280

function drawnArticle(article: PublishedArticle): DrawnArticle {
  const { title, city, source, publishedAt } = article
  return {
    title: headlineWords(title, [city.name, ...(source ? [source.name] : [])]),
    summary: descriptionOf(article, LONGEST_SUMMARY),
    facts: [source?.name, city.name, chineseDate(publishedAt)].filter(Boolean).join(' · '),
    address: addressOf(article),
    photograph: photographOf(article),
  }
}

function addressOf({ id, shareCodes: codes }: PublishedArticle): string {
  const { siteUrl } = config()
  return shortLink('poster', { siteUrl, codes, fallback: siteUrl + articlePath(id) })
}

function photographOf({ picture }: PublishedArticle): DrawnArticle['photograph'] {
  const [, hash] =
    /^\/media\/([0-9a-f]{64})\./.exec((picture && fallbackOf(picture, WIDTH))?.address ?? '') ?? []
  return picture && hash !== undefined ? { hash, focal: picture.focal } : null
}
