import { addressKey, isIPv6Address, networkKey } from '../ip-address.ts'

/** The most views from one address that are counted in a window of time. */
export type Budget = { of: 'article' | 'site'; per: 'hour' | 'day'; views: number }

/**
 * The budgets of one address: for one article in an hour and in a day, and for all articles in an hour. Enough for a
 * school, an office or the readers behind one address of a mobile network, and too little to manipulate a number.
 */
export const budgets = [
  { of: 'article', per: 'hour', views: 400 },
  { of: 'article', per: 'day', views: 1_600 },
  { of: 'site', per: 'hour', views: 4_000 },
] as const satisfies readonly Budget[]

/** From so many times its budget on an address is refused, and its views are not stored. */
export const REFUSED_FROM = 2

/**
 * The prefixes of an IPv6 address that have budgets, and how many times an IPv4 address's: a household has a /64 or a /56,
 * an organisation a /48 (RFC 6177), and whoever has a /48 is not 65,536 households.
 */
export const prefixes = [
  { bits: 64, times: 1 },
  { bits: 56, times: 2 },
  { bits: 48, times: 4 },
] as const

/** What a view does to a budget: within it, over it (counted as suspect), or refused (not stored). */
export type BudgetState = 'within' | 'over' | 'refused'

export function budgetState(spent: number, views: number): BudgetState {
  if (spent <= views) return 'within'
  return spent <= views * REFUSED_FROM ? 'over' : 'refused'
}

/** What has budgets of its own for a view from this address: an IPv4 address, or the prefixes of an IPv6 one. */
export function addressPrefixes(given: string): { prefix: string; times: number }[] {
  if (!isIPv6Address(given)) return [{ prefix: addressKey(given), times: 1 }]
  return prefixes.map(({ bits, times }) => ({ prefix: networkKey(given, { ipv4: 32, ipv6: bits }), times }))
}
