import { FailurePage } from '#components/reader/failure-page.tsx'
import { MissingPage } from '#components/reader/missing-page.tsx'
import type { Site } from '#components/reader/site.ts'
import { TombstonePage } from '#components/reader/tombstone-page.tsx'
import type { Tombstone } from '#lib/articles/published-types.ts'
import { articleTag } from '#lib/articles/tags.ts'
import { blockedBy } from '#lib/web/blocked-by.ts'
import type { ReaderDocument } from './document.ts'

/** 404. `tags` name what would make the page appear. */
export function missing(site: Site, tags: readonly string[] = []): ReaderDocument {
  return { markup: <MissingPage site={site} />, status: 404, tags }
}

/** 410, or 451 with who blocks it: this site itself (RFC 7725 §4). */
export function removed(site: Site, tombstone: Tombstone): ReaderDocument {
  return {
    markup: <TombstonePage site={site} tombstone={tombstone} />,
    status: tombstone.status,
    tags: [articleTag(tombstone.id)],
    links: blockedBy(site.url, tombstone.status),
  }
}

/** 503 while the database is away, 500 for everything else that was not foreseen. */
export function failed(site: Site, temporary: boolean): ReaderDocument {
  return {
    markup: <FailurePage site={site} temporary={temporary} />,
    status: temporary ? 503 : 500,
    tags: [],
    cacheControl: 'no-store',
    ...(temporary ? { retryAfter: 5 } : {}),
  }
}
