import type { ServerResponse } from 'node:http'
import { config } from '../config.ts'

/** Pictures are shown by other sites: in a chat's link card, in a search engine's results. */
const PICTURE = /\.(?:avif|gif|ico|jpe?g|png|svg|webp)(?:[?#]|$)/i

/**
 * Sets the fields that every response carries: `nosniff`; `Cross-Origin-Resource-Policy` (Fetch §3.6), which allows other
 * sites to embed our pictures and nothing else; and with an https SITE_URL, HSTS for a year (RFC 6797).
 */
export function addDefaultHeaders(response: ServerResponse): void {
  const isPicture = PICTURE.test(response.req.url ?? '')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cross-origin-resource-policy', isPicture ? 'cross-origin' : 'same-origin')
  if (config().siteUrl.startsWith('https:'))
    response.setHeader('strict-transport-security', 'max-age=31536000')
}
