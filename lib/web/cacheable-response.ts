import { isNotModified } from '../page-cache/preconditions.ts'
import { entityTag, lastModified } from './validators.ts'

const cacheableFor = (seconds: number) => `public, max-age=0, must-revalidate, s-maxage=${seconds}`
const LIFETIME_SECONDS = 60

/** Cache-Control: fresh for a minute in shared caches; browsers revalidate before each use. */
export const CACHEABLE = cacheableFor(LIFETIME_SECONDS)
/** The same for 10 s, for what does not exist yet. */
export const CACHEABLE_BRIEFLY = cacheableFor(10)

/** The same as CACHEABLE, and no longer than until the content changes by itself. */
export function cacheableUntil(changesAt: Date | null, now: Date): string {
  if (changesAt === null) return CACHEABLE
  const seconds = Math.floor((changesAt.getTime() - now.getTime()) / 1_000)
  return cacheableFor(Math.max(0, Math.min(LIFETIME_SECONDS, seconds)))
}

/** A body that is made piece by piece as it is sent, never whole in memory. */
type Pieces = {
  pieces: AsyncIterable<string>
  /** What its content follows from: of two bodies with the same one the content is the same. */
  version: string
}

export type CacheableContent = {
  body: string | Uint8Array<ArrayBuffer> | Pieces
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
  const { body, contentType, status = 200, cacheControl = CACHEABLE } = content
  const tags = [...new Set(content.tags)]
  const headers = new Headers({
    'cache-control': cacheControl,
    vary: 'Accept-Encoding',
    ...(tags.length > 0 ? { 'cache-tag': tags.join(', ') } : {}),
    ...content.headers,
  })
  if (status === 200) {
    const validators = {
      etag: entityTag(isPieces(body) ? body.version : body),
      lastModified: lastModified(sinceStart(content.changedAt)),
    }
    headers.set('etag', validators.etag)
    if (validators.lastModified !== undefined) headers.set('last-modified', validators.lastModified)
    if (isNotModified(conditionOf(request), validators)) return new Response(null, { status: 304, headers })
  }
  headers.set('content-type', contentType)
  return new Response(isPieces(body) ? streamOf(body) : body, { status, headers })
}

const isPieces = (body: CacheableContent['body']): body is Pieces =>
  typeof body === 'object' && 'pieces' in body

/** A piece is made when the one before has been taken. */
function streamOf({ pieces }: Pieces): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
}
