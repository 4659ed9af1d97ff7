import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { OriginHandler } from './fetch-from-origin.ts'

export type PageCacheOptions = {
  /** Answers what the cache has no entry for. */
  origin: OriginHandler
  /** The cache key of a request target (path and query); null for a target that is never cached. Default: the target. */
  keyOf?: (target: string) => string | null
  /** Whether the response may be meant for this client alone. Default: with Cookie or Authorization. */
  isPersonal?: (headers: IncomingHttpHeaders) => boolean
  /**
   * The request header fields for the origin: fixed, or computed from those of the client that caused the request. With
   * fixed ones nothing that a client sends can influence a cached page.
   */
  originHeaders?: IncomingHttpHeaders | ((headers: IncomingHttpHeaders) => IncomingHttpHeaders)
  /** Whether purges arrive at present. While they do not, the cache is bypassed. Default: always. */
  receivesPurges?: () => boolean
  /** Called once for each render of the origin's that failed, however many requests waited for it. */
  onError?: (error: unknown) => void
  /** Called with the key of a page that has more tags than an entry may have, which is therefore never stored. */
  onTooManyTags?: (key: string) => void
  /** Answers when the origin failed before anything was sent. Default: 502. */
  answerFailure?: (response: ServerResponse) => void
  /** Answers when `maxWaiting` requests wait for renders already. Default: 503. */
  answerOverload?: (response: ServerResponse) => void
  maxWaiting?: number
  /** Whether a successful request with an unsafe method purges its key (RFC 9111 §4.4). Default: true. */
  invalidatesOnUnsafeMethods?: boolean
  /** Response fields, in lower case, that are meant for this cache and not sent to clients. */
  omittedFields?: readonly string[]
  /** Bytes for entries with any status but 404. Default: 64 MB. */
  maxBytes?: number
  /** Bytes for entries with status 404, of which anybody can cause any number. Default: 2 MB. */
  maxMissingBytes?: number
}
