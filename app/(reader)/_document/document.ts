import type { ReactNode } from 'react'
import type { Site } from '#components/reader/site.ts'
import { SITE } from '#lib/cities/tags.ts'
import { CACHEABLE, CACHEABLE_BRIEFLY, cacheableResponse } from '#lib/web/cacheable-response.ts'
import { securityHeaders } from './security-headers.ts'

/** A reader's page, before it is written out. */
export type ReaderDocument = {
  /** The whole `<html>` element. */
  markup: ReactNode
  /** Names under which caches are told that the page is stale, beside the one that every page carries. */
  tags: readonly string[]
  /** 200 unless said. Anything else is not to be found by search engines. */
  status?: number
  /** The path under which the page is to be known. */
  canonical?: string
  changedAt?: Date
  cacheControl?: string
  /** More values for `Link` (RFC 8288). */
  links?: readonly string[]
  /** Seconds until it is worth asking again (RFC 9110 §10.2.3). */
  retryAfter?: number
}

/** Writes the page out as finished HTML with all its headers, or as 304 where the reader has it already. */
export async function htmlResponse(request: Request, site: Site, page: ReaderDocument): Promise<Response> {
  const { markup, status = 200, canonical, changedAt, links = [], retryAfter } = page
  const { renderToStaticMarkup } = await import('react-dom/server')
  const link = [...(canonical ? [`<${site.url}${canonical}>; rel="canonical"`] : []), ...links].join(', ')
  return cacheableResponse(request, {
    body: `<!doctype html>${renderToStaticMarkup(markup)}`,
    contentType: 'text/html; charset=utf-8',
    tags: [...page.tags, SITE],
    status,
    cacheControl: page.cacheControl ?? (status === 404 ? CACHEABLE_BRIEFLY : CACHEABLE),
    ...(changedAt ? { changedAt } : {}),
    headers: {
      ...securityHeaders,
      ...(link ? { link } : {}),
      ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
      ...(status === 200 ? {} : { 'x-robots-tag': 'noindex' }),
    },
  })
}
