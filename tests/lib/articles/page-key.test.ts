import { describe, expect, it } from 'vitest'
import { formatPageKey, parsePageKey } from '#lib/articles/page-key.ts'

describe('the key of a page of a list', () => {
  it.each([
    [new Date('2023-08-18T01:05:30.123Z'), 1],
    [new Date(0), 2_147_483_647],
    [new Date('1969-12-31T16:00:00Z'), 42],
  ])('is read as the place that it was made of: %s, %i', (at, id) =>
    expect(parsePageKey(formatPageKey({ at, id }))).toEqual({ at, id }),
  )

  it('has one spelling, which needs no encoding in an address', () => {
    const key = formatPageKey({ at: new Date('2023-08-18T01:05:30Z'), id: 1 })
    expect(encodeURIComponent(key)).toBe(key)
    expect(formatPageKey({ at: new Date('2023-08-18T01:05:30Z'), id: 1 })).toBe(key)
  })

  it('holds for one place alone: its signature fits no other', () => {
    const [one, other] = [1, 2].map((id) => formatPageKey({ at: new Date(5_000), id }).split('.'))
    expect(parsePageKey(`${one?.[0]}.${other?.[1]}`)).toBeNull()
    expect(parsePageKey(`5000-1.${'A'.repeat(12)}`)).toBeNull()
  })
})
