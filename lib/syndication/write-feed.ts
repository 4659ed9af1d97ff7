import type { FeedFormat } from './feed-address.ts'
import type { Feed } from './feed-types.ts'
import { writeAtom } from './write-atom.ts'
import { writeJsonFeed } from './write-json-feed.ts'
import { writeRss } from './write-rss.ts'

const writers: Readonly<Record<FeedFormat, (feed: Feed) => string>> = {
  'rss.xml': writeRss,
  'atom.xml': writeAtom,
  'feed.json': writeJsonFeed,
}

/** A feed in one of the formats. */
export function writeFeed(feed: Feed, format: FeedFormat): string {
  return writers[format](feed)
}
