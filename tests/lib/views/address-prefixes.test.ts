import { describe, expect, it } from 'vitest'
import { addressPrefixes, budgetState, budgets, prefixes, REFUSED_FROM } from '#lib/views/budgets.ts'

describe('what has budgets of its own', () => {
  it('is an IPv4 address, however it is written', () => {
    for (const given of ['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1:4711', ' 192.0.2.1 '])
      expect(addressPrefixes(given)).toEqual([{ prefix: '192.0.2.1', times: 1 }])
  })

  it('is a household, a larger one and an organisation, of IPv6', () =>
    expect(addressPrefixes('2001:db8:1:203::5')).toEqual([
      { prefix: '2001:db8:1:203::/64', times: 1 },
      { prefix: '2001:db8:1:200::/56', times: 2 },
      { prefix: '2001:db8:1::/48', times: 4 },
    ]))

  it('is what stands there, where it is no address', () =>
    expect(addressPrefixes('unknown')).toEqual([{ prefix: 'unknown', times: 1 }]))
})

describe('a budget', () => {
  it.each([
    [0, 'within'],
    [400, 'within'],
    [401, 'over'],
    [800, 'over'],
    [801, 'refused'],
  ])('of 400 views is, after %i, %s', (spent, state) => expect(budgetState(spent, 400)).toBe(state))

  it('of a longer time or of more articles is never the smaller one', () => {
    const [hour, day, site] = budgets.map(({ views }) => views)
    expect(day).toBeGreaterThan(hour ?? Number.NaN)
    expect(site).toBeGreaterThan(hour ?? Number.NaN)
    expect(REFUSED_FROM).toBeGreaterThan(1)
  })

  it('of a wider prefix is larger, but by far less than the addresses in it', () => {
    for (const [at, { bits, times }] of prefixes.entries()) {
      const wider = prefixes[at + 1]
      if (wider) expect(wider.times).toBeGreaterThan(times)
      if (wider) expect(wider.times / times).toBeLessThan(2 ** (bits - wider.bits))
    }
  })
})
