import type { ReactNode } from 'react'
import { speculationRules } from '#components/reader/generated/assets.ts'
import type { Site } from '#components/reader/site.ts'
import { namedTag } from '#lib/articles/tags.ts'
import { SITE } from '#lib/cities/tags.ts'
import { lastShanghaiMidnight } from '#lib/time.ts'
import { CACHEABLE, CACHEABLE_BRIEFLY, cacheableResponse } from '#lib/web/cacheable-response.ts'
import { securityHeaders } from './security-headers.ts'

const PRIVATE = 'private, no-store'

/** A reader's page, before it is rendered. */
export type ReaderDocument = {
  /** The whole `<html>` element. */
  markup: ReactNode
  /** Cache tags, beside the one that every page has. */
  tags: readonly string[]
  /** Default: 200. With any other status search engines do not index the page. */
  status?: number
  /** The canonical path. */
  canonical?: string
  /** When the content last changed; absent where that is unknown. */
  changedAt?: Date
  cacheControl?: string
  /** Whether its address is known to one person alone: nothing keeps the page, no search engine lists it, and no other site learns
   *  where a link on it was followed. */
  isPrivate?: boolean
  /** Further values of `Link` (RFC 8288). */
  links?: readonly string[]
  /** Seconds, for `Retry-After` (RFC 9110 §10.2.3). */
  retryAfter?: number
}

/** A page names these articles wherever it stands, and where nothing is the newest: their removal is seen there at once. */
function namedInFrame({ hot, corrections, newest }: Site, status: number): string[] {
  const named = [...hot, ...corrections, ...(status === 200 ? [] : newest)]
  return [...new Set(named.map(({ id }) => namedTag(id)))]
}

/** A page says 今天 and the day's date, so it is another one after each midnight. */
function sinceMidnight({ now }: Site, changedAt: Date): Date {
  return new Date(Math.max(changedAt.getTime(), lastShanghaiMidnight(now).getTime()))
}

/** Renders the page to HTML with all its header fields; 304 where the reader has it already. */
export async function htmlResponse(request: Request, site: Site, page: ReaderDocument): Promise<Response> {
  const { markup, status = 200, canonical, changedAt, isPrivate = false, links = [], retryAfter } = page
  const { renderToStaticMarkup } = await import('react-dom/server')
  const link = [...(canonical ? [`<${site.url}${canonical}>; rel="canonical"`] : []), ...links].join(', ')
  return cacheableResponse(request, {
    body: `<!doctype html>${renderToStaticMarkup(markup)}`,
    contentType: 'text/html; charset=utf-8',
    tags: [...page.tags, ...namedInFrame(site, status), SITE],
    status,
    cacheControl: isPrivate
      ? PRIVATE
      : (page.cacheControl ?? (status === 404 ? CACHEABLE_BRIEFLY : CACHEABLE)),
    ...(changedAt ? { changedAt: sinceMidnight(site, changedAt) } : {}),
    headers: {
      ...securityHeaders,
      ...(isPrivate
        ? { 'referrer-policy': 'no-referrer' }
        : { 'speculation-rules': `"${speculationRules}"` }),
      ...(link ? { link } : {}),
      ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
      ...(status === 200 && !isPrivate ? {} : { 'x-robots-tag': 'noindex' }),
    },
  })
}
