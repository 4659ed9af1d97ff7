import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '../config.ts'
import { hasSignedSession } from '../editors/signed-session.ts'
import { NO_ADDRESS } from '../page-cache/fetch-from-origin.ts'
import { ConcurrencyLimit } from './concurrency-limit.ts'
import { limitedClientsOf } from './limited-clients.ts'
import { sendText } from './send-text.ts'
import { clientAddress } from './trusted-proxy.ts'

/** How many requests of a kind are processed at once, in total and for one address. */
export type Limit = { most: number; share: number }
type Kind = 'reading' | 'media' | 'sending' | 'desk' | 'editor'

/**
 * A request in process takes about 100 KB, so these totals fit a small machine. One address may be an office or a thousand
 * phones of one carrier, of which few send requests at the same moment.
 */
const defaults: Record<Kind, Limit> = {
  reading: { most: 1_000, share: 250 },
  // A film on a slow line takes minutes: it must not hold the places of pages.
  media: { most: 1_000, share: 250 },
  sending: { most: 1_000, share: 60 },
  // Desk requests without a session: signing in.
  desk: { most: 200, share: 20 },
  editor: { most: 300, share: 150 },
}

/**
 * Limits how many requests are processed at once: in total, for each address and for the network around it, separately for
 * reading, media files, sending, the desk without a session and the desk with one, so that an editor can take an article down whatever
 * load the others cause. A request beyond the limit is answered with 503 and Retry-After (RFC 9110 §15.6.4); the view
 * beacon then sends the same view again.
 * @returns whether this request is to be processed
 */
export function requestLimit(
  limits: Record<Kind, Limit> = defaults,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const byKind = new Map(Object.entries(limits).map(([kind, { most }]) => [kind, new ConcurrencyLimit(most)]))
  return (request, response) => {
    const kind = kindOf(request)
    const address = clientAddress(request, config().trustProxy)
    // The page cache's own requests count for no client.
    const clients = address === NO_ADDRESS ? [] : limitedClientsOf(address, limits[kind].share)
    if (!byKind.get(kind)?.acquire(clients)) {
      sendOverload(response)
      return false
    }
    response.once('close', () => byKind.get(kind)?.release(clients))
    return true
  }
}

function kindOf({ method = '', url = '', headers }: IncomingMessage): Kind {
  if (/^\/admin(?:[/?]|$)/.test(url)) return hasSignedSession(headers.cookie) ? 'editor' : 'desk'
  if (method !== 'GET' && method !== 'HEAD') return 'sending'
  return url.startsWith('/media/') ? 'media' : 'reading'
}

/** Answers 503 and asks to retry in 2 s. */
export function sendOverload(response: ServerResponse): void {
  sendText(response, 503, '访问的人太多，请稍后再试。', { 'retry-after': '2' })
}
