import { FailurePage } from '#components/reader/failure-page.tsx'
import { MissingPage } from '#components/reader/missing-page.tsx'
import type { Site } from '#components/reader/site.ts'
import { TombstonePage } from '#components/reader/tombstone-page.tsx'
import type { Tombstone } from '#lib/articles/published-types.ts'
import { articleTag } from '#lib/articles/tags.ts'
import { blockedBy } from '#lib/blocked-by.ts'
import type { ReaderDocument } from './html-response.ts'

/** The 404 page. `tags` purge it when the resource is created. */
export function missing(site: Site, tags: readonly string[] = []): ReaderDocument {
  return { markup: <MissingPage site={site} />, status: 404, tags }
}

/** The tombstone of an article: 410, or 451 with a `Link` to the blocking authority, this site (RFC 7725 §4). */
export function removed(site: Site, tombstone: Tombstone): ReaderDocument {
  return {
    markup: <TombstonePage site={site} tombstone={tombstone} />,
    status: tombstone.status,
    tags: [articleTag(tombstone.id)],
    links: blockedBy(site.url, tombstone.status),
  }
}

/** The page for an unexpected error: 503 during an outage of the database, else 500. */
export function failed(site: Site, temporary: boolean): ReaderDocument {
  return {
    markup: <FailurePage site={site} temporary={temporary} />,
    status: temporary ? 503 : 500,
    tags: [],
    cacheControl: 'no-store',
    ...(temporary ? { retryAfter: 5 } : {}),
  }
}
