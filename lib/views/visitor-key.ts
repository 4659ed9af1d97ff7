import { createHmac, type KeyObject } from 'node:crypto'
import { addressKey } from '../ip-address.ts'
import { lastShanghaiMidnight, shanghaiDate } from '../time.ts'
import { saltOf } from './salts.ts'

/** A repeat within this time (inclusive) is the same view: the double-click rule (COUNTER Code of Practice, §7.2). */
export const REPEAT_MS = 30_000

const KEY_BYTES = 16
/**
 * Visitors are stored by slots of five minutes, so that new rows are next to each other in the index. Midnight in Shanghai
 * is a boundary of slots as well as of days.
 */
const SLOT_MS = 300_000

/** A visitor's row: the slot, counted from 1970, and the visitor's key. */
export type VisitorKey = { slot: number; key: Buffer }

export type Visit = { articleId: number; address: string; userAgent: string }

/** A pseudonym of the visitor: 128 bits of HMAC-SHA256 with the day's salt. */
export function visitorKey(salt: KeyObject, { address, userAgent, articleId }: Visit): Buffer {
  // JSON separates the three unambiguously.
  const visitor = JSON.stringify([addressKey(address), userAgent, articleId])
  return createHmac('sha256', salt).update(visitor).digest().subarray(0, KEY_BYTES)
}

/**
 * The visitor's key in the current slot and, in its first 30 s, in the slot before. Both are written, so that two views on
 * both sides of a boundary find each other, whichever is stored first.
 */
export async function visitorKeys(visit: Visit, at: Date): Promise<VisitorKey[]> {
  const slot = slotOf(at)
  const { midnight, today } = dayOf(at)
  const key = visitorKey(await saltOf(today), visit)
  const sinceBoundary = at.getTime() - slot * SLOT_MS
  if (sinceBoundary >= REPEAT_MS) return [{ slot, key }]
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

/** The day of a moment, computed once a minute. */
function dayOf(at: Date): typeof day {
  const minute = Math.floor(at.getTime() / MINUTE_MS)
  if (minute !== day.minute)
    day = { minute, midnight: lastShanghaiMidnight(at).getTime(), today: shanghaiDate(at) }
  return day
}
