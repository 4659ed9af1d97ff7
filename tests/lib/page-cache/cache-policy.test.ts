import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cachePolicyOf, fieldOf } from '#lib/page-cache/cache-policy.ts'

const now = new Date('2026-11-24T04:00:00Z')
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000).toUTCString()
const policyOf = (headers: Record<string, string | string[]>, status = 200) =>
  cachePolicyOf({ status, headers, body: Buffer.alloc(0) })
const lifetimeOf = (headers: Record<string, string>) => policyOf(headers)?.seconds ?? null

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }))
afterEach(() => void vi.useRealTimers())

describe('the lifetime of a response', () => {
  it('is that of shared caches before that of all, and that of all before a date', () => {
    const dated = { date: secondsAgo(0), expires: secondsAgo(-10) }
    expect(lifetimeOf({ 'cache-control': 's-maxage=60, max-age=30', ...dated })).toBe(60)
    expect(lifetimeOf({ 'cache-control': 'max-age=30', ...dated })).toBe(30)
    expect(lifetimeOf(dated)).toBe(10)
  })

  it('is none where the directive that counts is no number: no other one takes its place', () => {
    expect(lifetimeOf({ 'cache-control': 's-maxage=soon, max-age=30' })).toBeNull()
    expect(
      lifetimeOf({ 'cache-control': 'max-age=1, max-age=30', expires: secondsAgo(-9), date: secondsAgo(0) }),
    ).toBeNull()
  })

  it('is shorter by the time that the response spent in other caches, by Age or by Date', () => {
    const minute = { 'cache-control': 's-maxage=60' }
    expect(policyOf({ ...minute, age: '20' })).toMatchObject({ seconds: 40, age: 20 })
    expect(policyOf({ ...minute, date: secondsAgo(15) })).toMatchObject({ seconds: 45, age: 15 })
    expect(policyOf({ ...minute, age: '20', date: secondsAgo(15) })).toMatchObject({ seconds: 40, age: 20 })
    expect(policyOf({ ...minute, age: '60' })).toBeNull()
    expect(policyOf({ ...minute, age: '5, 6' }), 'an Age that nobody can know').toBeNull()
  })

  it('is not longer by a clock that is ahead of ours', () =>
    expect(policyOf({ 'cache-control': 's-maxage=60', date: secondsAgo(-100) })).toMatchObject({
      seconds: 60,
      age: 0,
    }))

  it.each(['0', 'Tuesday, 24-Nov-26 04:01:00 GMT', 'Tue Nov 24 04:01:00 2026', '2026-11-24T04:01:00Z'])(
    'is none by an Expires of another form, %s',
    (expires) => expect(lifetimeOf({ date: secondsAgo(0), expires })).toBeNull(),
  )
})

describe('which responses may be stored', () => {
  const kept = { 'cache-control': 's-maxage=60' }

  it.each([200, 203, 204, 300, 301, 302, 307, 308, 404, 405, 410, 414, 451, 501])(
    'those of status %i',
    (status) => expect(policyOf(kept, status)).not.toBeNull(),
  )

  it.each([100, 201, 206, 303, 304, 400, 401, 403, 409, 429, 500, 502, 503, 504])(
    'none of status %i, which is for one request or passes',
    (status) => expect(policyOf(kept, status)).toBeNull(),
  )

  it('none that is a part, and none with more tags than a purge can follow', () => {
    const tags = (count: number) => Array.from({ length: count }, (_, at) => `article:${at}`).join(',')
    expect(policyOf({ ...kept, 'content-range': 'bytes 0-1/2' })).toBeNull()
    expect(policyOf({ ...kept, 'cache-tag': tags(192) })?.tags).toHaveLength(192)
    expect(policyOf({ ...kept, 'cache-tag': tags(193) })).toBeNull()
  })
})

it('the tags are read from a list or from several fields, and Vary without the encoding, which the cache chooses', () => {
  const fields = { 'cache-tag': ['site, article:1', ' front ,'], vary: 'Accept-Encoding, Accept-Language' }
  expect(policyOf({ 'cache-control': 's-maxage=60', ...fields })).toMatchObject({
    tags: ['site', 'article:1', 'front'],
    vary: ['accept-language'],
  })
})

it('a field that was sent several times is one list, and one that was not sent is empty', () => {
  expect(fieldOf({ vary: ['a', 'b'] }, 'vary')).toBe('a, b')
  expect(fieldOf({}, 'vary')).toBe('')
})
