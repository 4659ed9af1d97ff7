import { createHmac, type KeyObject } from 'node:crypto'
import { lastShanghaiMidnight, shanghaiDate } from '../time.ts'
import { visitorAddress } from './address.ts'
import { saltOf } from './salts.ts'

/** The double-click rule: a repeat within so long (inclusive) is the same view (COUNTER Code of Practice, §7.2). */
export const REPEAT_MS = 30_000

const KEY_BYTES = 16

export type Visit = { articleId: number; address: string; userAgent: string }

/** Whom a view comes from, without saying who: 128 bits of HMAC-SHA256 under the day's salt. */
export function visitorKey(salt: KeyObject, { address, userAgent, articleId }: Visit): Buffer {
  // JSON keeps the three apart, whatever characters a user agent holds.
  const visitor = JSON.stringify([visitorAddress(address), userAgent, articleId])
  return createHmac('sha256', salt).update(visitor).digest().subarray(0, KEY_BYTES)
}

/** The visitor's key of the day and, while a repeat can reach back over midnight, the one of the day before. */
export async function visitorKeys(visit: Visit, at: Date): Promise<Buffer[]> {
  const { midnight, today } = dayOf(at)
  const keys = [visitorKey(await saltOf(today), visit)]
  if (at.getTime() - midnight < REPEAT_MS)
    keys.push(visitorKey(await saltOf(shanghaiDate(new Date(midnight - 1))), visit))
  return keys
}

const MINUTE_MS = 60_000
let day = { minute: Number.NaN, midnight: 0, today: '' }

/** The day of a moment; the same for all moments of a minute. */
function dayOf(at: Date): typeof day {
  const minute = Math.floor(at.getTime() / MINUTE_MS)
  if (minute !== day.minute)
    day = { minute, midnight: lastShanghaiMidnight(at).getTime(), today: shanghaiDate(at) }
  return day
}
