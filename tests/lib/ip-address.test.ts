import { describe, expect, it } from 'vitest'
import { addressKey, isIPv6Address, isIpAddress, isLoopback, networkKey } from '#lib/ip-address.ts'

// Purpose: every spelling of an address is counted as one, and nothing else is taken for an address.

describe('addressKey', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1:443 ', '192.0.2.1'],
    ['::FFFF:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:443', '192.0.2.1'],
    ['2001:DB8:1:2:ffff::9', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ])('%s is %s', (given, key) => expect(addressKey(given)).toBe(key))

  it.each([
    '',
    'unknown',
    '127.1',
    '0x7f.0.0.1',
    '01.2.3.4',
    '256.1.1.1',
    '1:2:3',
    '::ffff:01.2.3.4',
    '::ffff:0x1.2.3.4',
    '2130706433',
  ])('leaves %o, which is no address', (given) => {
    expect(addressKey(given)).toBe(given)
    expect([isIpAddress(given), isIPv6Address(given), isLoopback(given)]).toEqual([false, false, false])
  })

  it('cuts what is no address to 64 characters', () => {
    expect(addressKey('x'.repeat(1_000))).toBe('x'.repeat(64))
  })
})

it.each([
  ['192.0.2.129', 24, 48, '192.0.2.0/24'],
  ['192.0.2.129', 25, 48, '192.0.2.128/25'],
  ['2001:db8:1:2ff::1', 24, 48, '2001:db8:1::/48'],
  ['2001:db8:1:2ff::1', 24, 56, '2001:db8:1:200::/56'],
  ['unknown', 24, 48, 'unknown'],
])('the network of %s with /%d or /%d is %s', (given, ipv4, ipv6, network) =>
  expect(networkKey(given, { ipv4, ipv6 })).toBe(network),
)

it.each([
  ['127.0.0.1', true],
  ['127.255.3.4', true],
  ['::1', true],
  ['[::1]:3000', true],
  ['::ffff:127.0.0.1', true],
  ['128.0.0.1', false],
  ['::2', false],
  ['localhost', false],
])('isLoopback(%s) is %s', (given, is) => expect(isLoopback(given)).toBe(is))
