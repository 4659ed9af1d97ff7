import { createHmac, type KeyObject } from 'node:crypto'
import { addressKey } from '../ip-address.ts'
import { lastShanghaiMidnight, shanghaiDate } from '../time.ts'
import { saltOf } from './salts.ts'

/** The double-click rule: a repeat within so long (inclusive) is the same view (COUNTER Code of Practice, §7.2). */
export const REPEAT_MS = 30_000

const KEY_BYTES = 16
/**
 * Visitors are kept by the five minutes in which they came, so that a young row is always among young rows. Midnight in
 * Shanghai is the edge of two slots as well as of two days.
 */
const SLOT_MS = 300_000

/** A row of visitors: the slot, counted from 1970, and in it the visitor. */
export type VisitorKey = { slot: number; key: Buffer }

export type Visit = { articleId: number; address: string; userAgent: string }

/** Whom a view comes from, without saying who: 128 bits of HMAC-SHA256 under the day's salt. */
export function visitorKey(salt: KeyObject, { address, userAgent, articleId }: Visit): Buffer {
  // JSON keeps the three apart, whatever characters a user agent holds.
  const visitor = JSON.stringify([addressKey(address), userAgent, articleId])
  return createHmac('sha256', salt).update(visitor).digest().subarray(0, KEY_BYTES)
}

/**
 * The visitor's key in the slot of this moment and, while a repeat can reach back into the slot before, the one there.
 * Both are written, so that of two views on two sides of an edge one finds the other, whichever is stored first.
 */
export async function visitorKeys(visit: Visit, at: Date): Promise<VisitorKey[]> {
  const slot = slotOf(at)
  const { midnight, today } = dayOf(at)
  const key = visitorKey(await saltOf(today), visit)
  const sinceEdge = at.getTime() - slot * SLOT_MS
  if (sinceEdge >= REPEAT_MS) return [{ slot, key }]
  const isNewDay = at.getTime() - midnight < REPEAT_MS
  const before = isNewDay ? visitorKey(await saltOf(shanghaiDate(new Date(midnight - 1))), visit) : key
  return [
    { slot, key },
    { slot: slot - 1, key: before },
  ]
}

export function slotOf(at: Date): number {
  return Math.floor(at.getTime() / SLOT_MS)
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
