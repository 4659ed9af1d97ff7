import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Handler } from './capture.ts'

export type PageCacheOptions = {
  /** Answers what is not kept, and makes what will be. */
  origin: Handler
  /** The canonical target that a GET for this one means; null for what the cache has nothing to do with. */
  keyOf?: (target: string) => string | null
  /** Whether the answer may be meant for this client alone. */
  isPersonal?: (headers: IncomingHttpHeaders) => boolean
  /**
   * The header fields that the origin is asked with for a page that others will get, too: made from those of the client
   * who happens to ask, or always the same. With the latter nothing that a client sends can get into a page.
   */
  askWith?: IncomingHttpHeaders | ((headers: IncomingHttpHeaders) => IncomingHttpHeaders)
  /** Whether purges arrive. While they do not, nothing is kept or answered from what was. */
  isCurrent?: () => boolean
  /** Hears of an origin that broke off, once however many waited. */
  report?: (error: unknown) => void
  /** Answers where the origin broke off, and nothing was sent yet. */
  fail?: (response: ServerResponse) => void
  /** Answers where more wait for pages that are being made than `maxWaiting`. */
  refuse?: (response: ServerResponse) => void
  maxWaiting?: number
  /** Whether what a request with another method succeeded for is dropped (RFC 9111 §4.4); needless where all is purged. */
  forgetsWhatIsChanged?: boolean
  /** Fields of the origin's answers, in lower case, that are for this cache and not for who asks it. */
  withheld?: readonly string[]
  maxBytes?: number
  maxMissingBytes?: number
}
