import { createHmac, timingSafeEqual } from 'node:crypto'
import { secret } from '../config.ts'

/** The place in a list at which the next page begins: the time and number of the last article that was shown. */
export type PageKey = { at: Date; id: number }

/** Twelve characters of base64url without a bit to spare, so that a key has one spelling. */
const MAC_BYTES = 9

/**
 * The key as it stands in addresses: `<milliseconds>-<number>.<HMAC-SHA256 of both, 72 bits>`. It is signed, so that
 * only a list gives out keys: made-up ones, of which there is no end, are told apart without asking the database.
 */
export function formatPageKey({ at, id }: PageKey): string {
  const place = `${at.getTime()}-${id}`
  return `${place}.${mac(place)}`
}

/** Null for anything that `formatPageKey` did not write. */
export function parsePageKey(text: string): PageKey | null {
  const [, place, given] = /^(-?\d{1,16}-\d{1,10})\.([\w-]{12})$/.exec(text) ?? []
  if (place === undefined || given === undefined) return null
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(mac(place)))) return null
  const at = place.lastIndexOf('-')
  return { at: new Date(Number(place.slice(0, at))), id: Number(place.slice(at + 1)) }
}

function mac(place: string): string {
  const digest = createHmac('sha256', secret()).update(`page-key ${place}`).digest()
  return digest.subarray(0, MAC_BYTES).toString('base64url')
}
