import { shanghaiTimestamp } from '../time.ts'
import type { Feed, FeedEntry } from './feed-types.ts'
import { element, emptyElement, XML_HEAD } from './xml.ts'

/** A feed as Atom (RFC 4287). */
export function writeAtom(feed: Feed): string {
  const { title, description, language, pageUrl, url, iconUrl, publisher, updatedAt, entries } = feed
  const parts = [
    element('id', pageUrl),
    element('title', title),
    element('subtitle', description),
    element('updated', shanghaiTimestamp(updatedAt)),
    author(publisher),
    emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: url }),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: pageUrl }),
    element('icon', iconUrl),
    ...entries.map(entry),
  ]
  const start = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`
  return `${XML_HEAD}${start}\n${parts.join('\n')}\n</feed>\n`
}

const author = (name: string) => `<author>${element('name', name)}</author>`

function entry({ article, url, updatedAt, authors, categories, html, picture }: FeedEntry): string {
  const { title, summary, publishedAt } = article
  const enclosure = picture && {
    rel: 'enclosure',
    type: picture.type,
    length: picture.bytes,
    href: picture.url,
  }
  const parts = [
    element('id', url),
    element('title', title),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: url }),
    ...(enclosure ? [emptyElement('link', enclosure)] : []),
    element('published', shanghaiTimestamp(publishedAt)),
    element('updated', shanghaiTimestamp(updatedAt)),
    ...authors.map(author),
    ...categories.map((term) => emptyElement('category', { term })),
    ...(summary ? [element('summary', summary)] : []),
    element('content', html, { type: 'html' }),
  ]
  return `<entry>${parts.join('')}</entry>`
}
