import { describe, expect, it } from 'vitest'
import { Places } from '#lib/server/concurrency-limit.ts'
import { holdersOf } from '#lib/server/limited-clients.ts'

/** Takes places from an address until it gets none. */
function takeAll(places: Places, address: string, share: number): number {
  let taken = 0
  while (places.take(holdersOf(address, share))) taken += 1
  return taken
}

describe('places', () => {
  it('are no more than there are, and can be had again once they are given back', () => {
    const places = new Places(3)
    expect(takeAll(places, '192.0.2.1', 10)).toBe(3)
    expect(places.take(holdersOf('198.51.100.1', 10))).toBe(false)
    places.giveBack(holdersOf('192.0.2.1', 10))
    expect(takeAll(places, '198.51.100.1', 10)).toBe(1)
  })

  it('are shared: an address has a part of them, and a network of addresses four times as many', () => {
    const places = new Places(1_000)
    expect(takeAll(places, '192.0.2.1', 10)).toBe(10)
    expect(takeAll(places, '::ffff:192.0.2.1', 10)).toBe(0)
    const neighbours = [2, 3, 4, 5].map((last) => takeAll(places, `192.0.2.${last}`, 10))
    expect(neighbours).toEqual([10, 10, 10, 0])
    expect(takeAll(places, '198.51.100.1', 10)).toBe(10)
  })

  it('count a household of IPv6 as one, however many addresses it has', () => {
    const places = new Places(1_000)
    expect(takeAll(places, '2001:db8:1:2::1', 10)).toBe(10)
    expect(takeAll(places, '2001:db8:1:2:ffff::9', 10)).toBe(0)
    const households = [3, 4, 5, 6].map((subnet) => takeAll(places, `2001:db8:1:${subnet}::1`, 10))
    expect(households).toEqual([10, 10, 10, 0])
    expect(takeAll(places, '2001:db8:2:1::1', 10)).toBe(10)
  })
})
