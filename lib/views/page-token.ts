import { createHmac, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { secret } from '../config.ts'
import { processSingleton } from '../process-singleton.ts'
import { HOUR_MS } from '../time.ts'

/** Longer than any cache may use a page, shorter than receipts are stored, by which a replayed view counts once. */
export const VALID_HOURS = 26
const MAC_BYTES = 16

/**
 * The token in an article's page, without which no view is counted. It is the same for all readers in one hour, so that
 * the page stays cacheable: `<hour in base 36>.<HMAC-SHA256 of article and hour, 128 bits>`.
 */
export function pageToken(articleId: number, now = new Date()): string {
  const hour = hourOf(now)
  return `${hour.toString(36)}.${mac(articleId, hour).toString('base64url')}`
}

/** The hour of the token, counted from 1970: one of the last 26, or the next one (clocks differ).
 *  @returns null for an expired token, or one that is not of this article */
export function pageHour(token: string, articleId: number, now = new Date()): number | null {
  const hour = hourOfToken(token, articleId)
  if (hour === null) return null
  const age = hourOf(now) - hour
  return age >= -1 && age <= VALID_HOURS ? hour : null
}

/** Verified tokens are cached: thousands of readers send the same one. */
const CACHED_TOKENS = 1_000
const hours = () =>
  processSingleton('page-token-hours', () => new LRUCache<string, number>({ max: CACHED_TOKENS }))

/** The hour of the token; null when its signature is wrong. */
function hourOfToken(token: string, articleId: number): number | null {
  const key = `${articleId} ${token}`
  const known = hours().get(key)
  if (known !== undefined) return known
  const [, hourText, macText] = /^([0-9a-z]{1,8})\.([\w-]{22})$/.exec(token) ?? []
  if (hourText === undefined || macText === undefined) return null
  const hour = Number.parseInt(hourText, 36)
  if (!timingSafeEqual(Buffer.from(macText, 'base64url'), mac(articleId, hour))) return null
  hours().set(key, hour)
  return hour
}

/** The hour of a moment, counted from 1970. */
export function hourOf(at: Date): number {
  return Math.floor(at.getTime() / HOUR_MS)
}

function mac(articleId: number, hour: number): Buffer {
  return createHmac('sha256', secret())
    .update(`view-token ${articleId} ${hour}`)
    .digest()
    .subarray(0, MAC_BYTES)
}
