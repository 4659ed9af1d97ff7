import type { Feed, FeedEntry } from './feed-types.ts'
import { element, emptyElement, XML_HEAD } from './xml.ts'

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

/** A feed as RSS 2.0, the text in content:encoded, the time of the last change in atom:updated. */
export function writeRss(feed: Feed): string {
  const { title, pageUrl, description, language, url, updatedAt, iconUrl, entries } = feed
  const channel = [
    element('title', title),
    element('link', pageUrl),
    element('description', description),
    element('language', language),
    element('lastBuildDate', updatedAt.toUTCString()),
    emptyElement('atom:link', { href: url, rel: 'self', type: 'application/rss+xml' }),
    `<image>${element('url', iconUrl)}${element('title', title)}${element('link', pageUrl)}</image>`,
    ...entries.map(item),
  ]
  return `${XML_HEAD}<rss version="2.0" ${NAMESPACES}><channel>\n${channel.join('\n')}\n</channel></rss>\n`
}

function item({ article, url, updatedAt, authors, categories, html, picture }: FeedEntry): string {
  const { title, summary, publishedAt } = article
  const parts = [
    element('title', title),
    element('link', url),
    element('guid', url, { isPermaLink: 'true' }),
    element('pubDate', publishedAt.toUTCString()),
    ...(updatedAt > publishedAt ? [element('atom:updated', updatedAt.toISOString())] : []),
    ...authors.map((name) => element('dc:creator', name)),
    ...categories.map((name) => element('category', name)),
    ...(summary ? [element('description', summary)] : []),
    element('content:encoded', html),
    ...(picture
      ? [emptyElement('enclosure', { url: picture.url, length: picture.bytes, type: picture.type })]
      : []),
  ]
  return `<item>${parts.join('')}</item>`
}
