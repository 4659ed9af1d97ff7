import type { ServerResponse } from 'node:http'

/** What every answer carries, whoever gives it; behind https also the promise to stay there (RFC 6797). */
export function standingHeaders(siteUrl: string): (response: ServerResponse) => void {
  const isSecure = siteUrl.startsWith('https:')
  return (response) => {
    response.setHeader('x-content-type-options', 'nosniff')
    if (isSecure) response.setHeader('strict-transport-security', 'max-age=31536000')
  }
}
