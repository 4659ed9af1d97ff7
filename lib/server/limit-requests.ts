import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '../config.ts'
import { hasSignedSession } from '../editors/signed-session.ts'
import { NO_ADDRESS } from '../page-cache/fetch-from-origin.ts'
import { Places } from './concurrency-limit.ts'
import { holdersOf } from './limited-clients.ts'
import { answerPlainly } from './send-text.ts'
import { clientAddress } from './trusted-proxy.ts'

/** How many requests of a kind are answered at once, and how many of them for one address. */
export type Limit = { most: number; share: number }
type Kind = 'reading' | 'sending' | 'desk' | 'editor'

/**
 * What is being answered holds some 100 KB; so many at once leave a small machine its memory. Behind one address may be
 * an office, or a thousand phones of one carrier, of which few ask in the same instant.
 */
const defaults: Record<Kind, Limit> = {
  reading: { most: 1_000, share: 250 },
  sending: { most: 1_000, share: 60 },
  // Of the desk, but not with a session: whoever signs in, or pretends to.
  desk: { most: 200, share: 20 },
  editor: { most: 300, share: 150 },
}

/**
 * Bounds how many requests are answered at once: in all, for each address and for the network around it, and apart for
 * those who read, those who send, the desk, and who is signed in there. Nobody takes all places of a kind, and whatever
 * happens to the others, a takedown gets through. One more is told to come again (RFC 9110 §15.6.4); the view beacon
 * does, with the same view.
 * @returns whether this one is to be answered
 */
export function requestLimit(
  limits: Record<Kind, Limit> = defaults,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const places = new Map(Object.entries(limits).map(([kind, { most }]) => [kind, new Places(most)]))
  return (request, response) => {
    const kind = kindOf(request)
    const address = clientAddress(request, config().trustProxy)
    // What the page cache asks for is asked in nobody's name.
    const holders = address === NO_ADDRESS ? [] : holdersOf(address, limits[kind].share)
    if (!places.get(kind)?.take(holders)) {
      refuseForNow(response)
      return false
    }
    response.once('close', () => places.get(kind)?.giveBack(holders))
    return true
  }
}

function kindOf({ method = '', url = '', headers }: IncomingMessage): Kind {
  if (/^\/admin(?:[/?]|$)/.test(url)) return hasSignedSession(headers.cookie) ? 'editor' : 'desk'
  return method === 'GET' || method === 'HEAD' ? 'reading' : 'sending'
}

/** Tells one more to come again in a moment. */
export function refuseForNow(response: ServerResponse): void {
  answerPlainly(response, 503, '访问的人太多，请稍后再试。', { 'retry-after': '2' })
}
