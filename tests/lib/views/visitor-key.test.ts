import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { visitorKey, visitorKeys } from '#lib/views/visitor-key.ts'

const salt = createSecretKey(Buffer.alloc(32, 7))
const visit = { articleId: 1, address: '203.0.113.7', userAgent: 'Firefox' }

describe('visitorKey', () => {
  it('is 128 bits that differ by address, browser, article and salt, and by nothing else', () => {
    const key = visitorKey(salt, visit)
    expect(key).toHaveLength(16)
    expect(visitorKey(salt, { ...visit })).toEqual(key)
    const others = [
      visitorKey(salt, { ...visit, address: '203.0.113.8' }),
      visitorKey(salt, { ...visit, userAgent: 'Chrome' }),
      visitorKey(salt, { ...visit, articleId: 2 }),
      visitorKey(createSecretKey(Buffer.alloc(32, 8)), visit),
    ]
    for (const other of others) expect(other).not.toEqual(key)
  })

  it('is the same for one IPv6 /64, and for any spelling of an IPv4 address', () => {
    const of = (address: string) => visitorKey(salt, { ...visit, address }).toString('hex')
    expect(of('2001:db8:1:2::5')).toBe(of('2001:db8:1:2:ffff::9'))
    expect(of('2001:db8:1:2::5')).not.toBe(of('2001:db8:1:3::5'))
    expect(of('::ffff:203.0.113.7')).toBe(of('203.0.113.7'))
    expect(of('203.0.113.7:4711')).toBe(of('203.0.113.7'))
  })
})

describe('visitorKeys', () => {
  it('are those of two days in the half minute after midnight in Shanghai, else one', async () => {
    const midnight = new Date('2026-11-24T16:00:00Z').getTime()
    for (const [offset, keys] of [
      [-1, 1],
      [0, 2],
      [29_999, 2],
      [30_000, 1],
    ] as const)
      expect(await visitorKeys(visit, new Date(midnight + offset)), `${offset} ms`).toHaveLength(keys)
  })

  it('are the same in every instance: the salt is shared through the table', async () => {
    const at = new Date('2026-10-01T04:00:00Z')
    const [key] = await visitorKeys(visit, at)
    const { salt } = await db().viewSalt.findFirstOrThrow()
    expect(visitorKey(createSecretKey(salt), visit)).toEqual(key?.key)
  })
})
