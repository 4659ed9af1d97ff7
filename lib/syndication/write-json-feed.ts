import { shanghaiTimestamp } from '../time.ts'
import type { Feed, FeedEntry } from './feed-types.ts'
import { fitForXml } from './xml.ts'

/** A feed as JSON Feed 1.1. */
export function writeJsonFeed(feed: Feed): string {
  const { title, description, language, pageUrl, url, iconUrl, publisher, entries } = feed
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language,
    home_page_url: pageUrl,
    feed_url: url,
    icon: iconUrl,
    authors: [{ name: publisher }],
    items: entries.map(item),
  })
}

function item({ article, url, updatedAt, authors, categories, html, picture }: FeedEntry): object {
  const { title, summary, source, publishedAt } = article
  return {
    id: url,
    url,
    ...(source?.url ? { external_url: source.url } : {}),
    title: fitForXml(title),
    ...(summary ? { summary: fitForXml(summary) } : {}),
    content_html: html,
    ...(picture ? { image: picture.url } : {}),
    date_published: shanghaiTimestamp(publishedAt),
    ...(updatedAt > publishedAt ? { date_modified: shanghaiTimestamp(updatedAt) } : {}),
    ...(authors.length > 0 ? { authors: authors.map((name) => ({ name })) } : {}),
    tags: categories,
  }
}
