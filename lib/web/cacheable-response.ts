import { isNotModified } from '../page-cache/preconditions.ts'
import { entityTag, lastModified } from './validators.ts'

/** Cache-Control: fresh for a minute in shared caches; browsers revalidate before each use. */
export const CACHEABLE = 'public, max-age=0, must-revalidate, s-maxage=60'
/** The same for 10 s, for what does not exist yet. */
export const CACHEABLE_BRIEFLY = 'public, max-age=0, must-revalidate, s-maxage=10'

export type CacheableContent = {
  body: string | Uint8Array<ArrayBuffer>
  contentType: string
  /** Cache tags (tags.ts of each domain): the response is purged by them. */
  tags: readonly string[]
  /** Default: 200. */
  status?: number
  /** Default: `CACHEABLE`. */
  cacheControl?: string
  /** When the content last changed; absent where that is unknown. */
  changedAt?: Date
  headers?: Record<string, string>
}

/** A page also shows the code, style and configuration that this process started with. */
function sinceStart(changedAt: Date | undefined): Date | undefined {
  return changedAt && new Date(Math.max(changedAt.getTime(), performance.timeOrigin))
}

/** The request's conditional fields. */
function conditionOf({ headers }: Request) {
  return {
    'if-none-match': headers.get('if-none-match') ?? undefined,
    'if-modified-since': headers.get('if-modified-since') ?? undefined,
  }
}

/** A response that shared caches may store, with validators; 304 where the client has it already. */
export function cacheableResponse(request: Request, content: CacheableContent): Response {
  const { body, contentType, tags, status = 200, cacheControl = CACHEABLE } = content
  const headers = new Headers({
    'cache-control': cacheControl,
    vary: 'Accept-Encoding',
    ...(tags.length > 0 ? { 'cache-tag': tags.join(', ') } : {}),
    ...content.headers,
  })
  if (status === 200) {
    const validators = { etag: entityTag(body), lastModified: lastModified(sinceStart(content.changedAt)) }
    headers.set('etag', validators.etag)
    if (validators.lastModified !== undefined) headers.set('last-modified', validators.lastModified)
    if (isNotModified(conditionOf(request), validators)) return new Response(null, { status: 304, headers })
  }
  headers.set('content-type', contentType)
  return new Response(body, { status, headers })
}
