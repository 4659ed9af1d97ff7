import { LRUCache } from 'lru-cache'
import { oncePerProcess } from '../process.ts'
import { visitorAddress } from './address.ts'

const MINUTE_MS = 60_000
const ADDRESSES = 50_000

/**
 * Views that one address may send in a minute before they look like a machine's. Generous: a school or a whole
 * neighbourhood can stand behind one address of a mobile network.
 */
export const VIEWS_A_MINUTE = 600

/** Notes one more view from the address, in memory only; true once it is beyond its budget of the minute. */
export function isOverBudget(address: string, now: Date): boolean {
  const spent = oncePerProcess('view-budgets', () => new LRUCache<string, number>({ max: ADDRESSES }))
  const key = `${Math.floor(now.getTime() / MINUTE_MS)} ${visitorAddress(address)}`
  const views = (spent.get(key) ?? 0) + 1
  spent.set(key, views)
  return views > VIEWS_A_MINUTE
}
