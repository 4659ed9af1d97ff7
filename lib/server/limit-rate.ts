import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { apiRate } from '../api-rate.ts'
import { canonicalTarget } from '../canonical-target.ts'
import { config } from '../config.ts'
import { DomainError } from '../errors.ts'
import { addressKey, isLoopback } from '../ip-address.ts'
import { problemAnswer } from '../problem-answer.ts'
import { addDefaultHeaders } from './default-headers.ts'
import { clientAddress } from './trusted-proxy.ts'

/** What programs read; not the counting of views, which has budgets of its own, nor what was removed, by which the browsers
 *  of thousands of readers behind one address (carrier-grade NAT) forget it. */
const PUBLIC_JSON = /^\/(?:api\/(?:articles(?:\/(?!removed(?:\?|$))[^/?]*)?|openapi\.json)|oembed)(?:\?|$)/
/** Clients that are counted at once; of more the ones that were not heard of longest are forgotten. */
const MOST_CLIENTS = 50_000

type Rate = { requests: number; seconds: number }

/** A client's requests since a moment, in milliseconds. */
type Count = { since: number; requests: number }

/**
 * Limits how many requests to the public JSON a client sends, an address or an IPv6 /64, in each process. Every answer says
 * what is left (RateLimit fields, draft-ietf-httpapi-ratelimit-headers); beyond it 429 with Retry-After (RFC 6585 §4).
 * Programs of this machine are not counted, nor a proxy on it that does not say for whom it asks.
 * @returns whether this request is to be processed
 */
export function rateLimit(
  { requests: most, seconds }: Rate = apiRate,
  now = () => Date.now(),
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const counts = new LRUCache<string, Count>({ max: MOST_CLIENTS })
  return (request, response) => {
    // As the origin will read it: `/%61pi` is `/api`.
    const { url = '' } = request
    if (!PUBLIC_JSON.test(canonicalTarget(url) ?? url)) return true
    const address = clientAddress(request, config().trustProxy)
    if (isLoopback(address)) return true
    const client = addressKey(address)
    const known = counts.get(client)
    const isSame = known !== undefined && now() - known.since < seconds * 1_000
    const count = isSame ? known : { since: now(), requests: 0 }
    count.requests += 1
    counts.set(client, count)
    const reset = Math.max(1, Math.ceil(seconds - (now() - count.since) / 1_000))
    response.setHeader('ratelimit-policy', `"api";q=${most};w=${seconds}`)
    response.setHeader('ratelimit', `"api";r=${Math.max(0, most - count.requests)};t=${reset}`)
    if (count.requests <= most) return true
    refuse(response, url.split('?', 1)[0] ?? url, reset)
    return false
  }
}

function refuse(response: ServerResponse, instance: string, seconds: number): void {
  const refusal = new DomainError('too-many', `请求太多，请 ${seconds} 秒后再试。`, {
    details: { retryAfter: seconds },
  })
  const { status, headers, body } = problemAnswer(refusal, { instance })
  addDefaultHeaders(response)
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) }).end(body)
}
