import { isUnchanged } from '../page-cache/conditional.ts'
import { entityTag, lastModified } from './conditional.ts'

/** May be kept by a shared cache for a minute, and by anybody who asks again before using it. */
export const KEPT = 'public, max-age=0, must-revalidate, s-maxage=60'
/** What is not there yet may be there soon. */
export const KEPT_SHORTLY = 'public, max-age=0, must-revalidate, s-maxage=10'

export type Answer = {
  body: string
  contentType: string
  /** Names under which caches are told that this answer is stale. */
  tags: readonly string[]
  status?: number
  cacheControl?: string
  /** When what it shows last changed; left out where nobody knows. */
  changedAt?: Date
  headers?: Record<string, string>
}

/** No page is older than this process: its words, its style and its configuration are of the start. */
function sinceStart(changedAt: Date | undefined): Date | undefined {
  return changedAt && new Date(Math.max(changedAt.getTime(), performance.timeOrigin))
}

/** What the request's sender has already. */
function conditionOf({ headers }: Request) {
  return {
    'if-none-match': headers.get('if-none-match') ?? undefined,
    'if-modified-since': headers.get('if-modified-since') ?? undefined,
  }
}

/** Turns an answer into a response, or into 304 where the client has it already. */
export function keptAnswer(request: Request, answer: Answer): Response {
  const { body, contentType, tags, status = 200, cacheControl = KEPT } = answer
  const headers = new Headers({
    'cache-control': cacheControl,
    vary: 'Accept-Encoding',
    ...(tags.length > 0 ? { 'cache-tag': tags.join(', ') } : {}),
    ...answer.headers,
  })
  if (status === 200) {
    const validators = { etag: entityTag(body), lastModified: lastModified(sinceStart(answer.changedAt)) }
    headers.set('etag', validators.etag)
    if (validators.lastModified !== undefined) headers.set('last-modified', validators.lastModified)
    if (isUnchanged(conditionOf(request), validators)) return new Response(null, { status: 304, headers })
  }
  headers.set('content-type', contentType)
  return new Response(body, { status, headers })
}
