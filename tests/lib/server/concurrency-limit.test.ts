import { describe, expect, it } from 'vitest'
import { ConcurrencyLimit } from '#lib/server/concurrency-limit.ts'
import { limitedClientsOf } from '#lib/server/limited-clients.ts'

/** Acquires slots for an address until it gets none. */
function acquireAll(limit: ConcurrencyLimit, address: string, share: number): number {
  let acquired = 0
  while (limit.acquire(limitedClientsOf(address, share))) acquired += 1
  return acquired
}

describe('slots', () => {
  it('are limited in total, and can be acquired again after their release', () => {
    const limit = new ConcurrencyLimit(3)
    expect(acquireAll(limit, '192.0.2.1', 10)).toBe(3)
    expect(limit.acquire(limitedClientsOf('198.51.100.1', 10))).toBe(false)
    limit.release(limitedClientsOf('192.0.2.1', 10))
    expect(acquireAll(limit, '198.51.100.1', 10)).toBe(1)
  })

  it('are limited for an address, and for a network to four times as many', () => {
    const limit = new ConcurrencyLimit(1_000)
    expect(acquireAll(limit, '192.0.2.1', 10)).toBe(10)
    expect(acquireAll(limit, '::ffff:192.0.2.1', 10)).toBe(0)
    const neighbours = [2, 3, 4, 5].map((last) => acquireAll(limit, `192.0.2.${last}`, 10))
    expect(neighbours).toEqual([10, 10, 10, 0])
    expect(acquireAll(limit, '198.51.100.1', 10)).toBe(10)
  })

  it('are counted for a /64 of IPv6 as one address', () => {
    const limit = new ConcurrencyLimit(1_000)
    expect(acquireAll(limit, '2001:db8:1:2::1', 10)).toBe(10)
    expect(acquireAll(limit, '2001:db8:1:2:ffff::9', 10)).toBe(0)
    const households = [3, 4, 5, 6].map((subnet) => acquireAll(limit, `2001:db8:1:${subnet}::1`, 10))
    expect(households).toEqual([10, 10, 10, 0])
    expect(acquireAll(limit, '2001:db8:2:1::1', 10)).toBe(10)
  })
})
