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
  const midnight = lastShanghaiMidnight(at).getTime()
  const days = [shanghaiDate(at)]
  if (at.getTime() - midnight < REPEAT_MS) days.push(shanghaiDate(new Date(midnight - 1)))
  const salts = await Promise.all(days.map(saltOf))
  return salts.map((salt) => visitorKey(salt, visit))
}
