import { LRUCache } from 'lru-cache'
import { DomainError } from '../errors.ts'
import { addressKey, isLoopback } from '../ip-address.ts'
import { processSingleton } from '../process-singleton.ts'

/** Somebody who copies a receipt by hand is wrong a few times; more often is a program that guesses. */
const MOST_WRONG = 30
const WINDOW_SECONDS = 600
const MOST_CLIENTS = 20_000

/** Wrong receipts of each client since its first one, by the client's key. */
const counts = () =>
  processSingleton(
    'wrong-receipts',
    () => new LRUCache<string, number>({ max: MOST_CLIENTS, ttl: WINDOW_SECONDS * 1_000, noUpdateTTL: true }),
  )

/** The client of a request: an address, or an IPv6 /64; null for programs of this machine, which are not counted. */
function clientOf({ headers }: Request): string | null {
  const address = headers.get('x-forwarded-for') ?? ''
  return address === '' || isLoopback(address) ? null : addressKey(address)
}

/**
 * Whether another site has a browser ask for it as a picture, a frame or data. Such a request is told nothing and not counted: a
 * page could otherwise lock everybody out who shares an address with its readers.
 */
export function isEmbedded({ headers }: Request): boolean {
  return headers.get('sec-fetch-site') === 'cross-site' && headers.get('sec-fetch-dest') !== 'document'
}

/**
 * Refuses a client that gave too many wrong receipts, before another one is looked up.
 * @throws DomainError too-many
 */
export function admitReceiptReader(request: Request): void {
  const client = clientOf(request)
  if (client === null || (counts().get(client) ?? 0) < MOST_WRONG) return
  const retryAfter = Math.ceil(counts().getRemainingTTL(client) / 1_000)
  throw new DomainError('too-many', `查询编号错误的次数太多，请 ${Math.ceil(retryAfter / 60)} 分钟后再试。`, {
    details: { retryAfter },
  })
}

/** Counts a receipt for which there is nothing. */
export function countWrongReceipt(request: Request): void {
  const client = clientOf(request)
  if (client !== null) counts().set(client, (counts().get(client) ?? 0) + 1)
}
