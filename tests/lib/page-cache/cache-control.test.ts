import { describe, expect, it } from 'vitest'
import { cacheDirectives, deltaSeconds } from '#lib/page-cache/cache-control.ts'

describe('the directives of Cache-Control', () => {
  it.each<[string, Record<string, string | null>]>([
    ['public, max-age=0, must-revalidate', { public: '', 'max-age': '0', 'must-revalidate': '' }],
    ['S-MaxAge=60', { 's-maxage': '60' }],
    ['max-age="60"', { 'max-age': '60' }],
    ['private="set-cookie, x-own", s-maxage=5', { private: 'set-cookie, x-own', 's-maxage': '5' }],
    ['community="a \\"quoted\\" word", max-age=1', { community: 'a "quoted" word', 'max-age': '1' }],
    [' , ,no-store ,', { 'no-store': '' }],
    ['', {}],
  ])('of %j are read by name, whatever the case, the quotation marks and the commas inside', (field, read) =>
    expect(Object.fromEntries(cacheDirectives(field))).toEqual(read),
  )

  it('with two different values for one name have none, and with the same one twice have it', () => {
    expect(cacheDirectives('max-age=60, max-age=10').get('max-age')).toBeNull()
    expect(cacheDirectives('max-age=60, MAX-AGE=60').get('max-age')).toBe('60')
  })

  it('are read in a moment, also from a hostile field', () => {
    const started = performance.now()
    for (const field of [
      '"'.repeat(20_000),
      'a='.repeat(20_000),
      `a="${'\\'.repeat(20_000)}`,
      ' ,'.repeat(20_000),
    ])
      cacheDirectives(field)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('a number of seconds', () => {
  it.each([
    ['0', 0],
    ['60', 60],
    ['99999999999999999999', 2_147_483_648],
  ])('%s is %i, at most what a cache must understand', (text, seconds) =>
    expect(deltaSeconds(text)).toBe(seconds),
  )

  it.each(['', ' 60', '-1', '1.5', '6e1', '０', null, undefined])('is not %j', (text) =>
    expect(deltaSeconds(text)).toBeNull(),
  )
})
