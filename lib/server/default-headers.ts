import type { ServerResponse } from 'node:http'
import { config } from '../config.ts'

/** Pictures are what others show of us: a chat's card of a link, a search engine's preview. */
const PICTURE = /\.(?:avif|gif|ico|jpe?g|png|svg|webp)(?:[?#]|$)/i

/**
 * Adds what every answer carries, whoever gives it: its media type is as it says; pages of other sites may show our
 * pictures, and load nothing else of ours (`Cross-Origin-Resource-Policy`, Fetch §3.6); behind https the promise to stay
 * there (RFC 6797).
 */
export function addStandingHeaders(response: ServerResponse): void {
  const isPicture = PICTURE.test(response.req.url ?? '')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cross-origin-resource-policy', isPicture ? 'cross-origin' : 'same-origin')
  if (config().siteUrl.startsWith('https:'))
    response.setHeader('strict-transport-security', 'max-age=31536000')
}
