import { describe, expect, it } from 'vitest'
import { newFormKey } from '#components/desk/form-key.ts'
import { formatTime } from '#components/desk/format-time.ts'

/** Half past eight in the morning in Shanghai; by Greenwich it is still the middle of the night. */
const now = new Date('2026-03-02T00:30:00Z')

describe('a time at the desk', () => {
  it.each([
    ['2026-03-02T00:29:00Z', '今天 08:29'],
    ['2026-03-01T16:00:00Z', '今天 00:00'],
    ['2026-03-01T15:59:00Z', '昨天 23:59'],
    ['2026-02-28T16:00:00Z', '昨天 00:00'],
    ['2026-02-28T15:59:00Z', '2026-02-28 23:59'],
    ['2026-03-02T16:00:00Z', '2026-03-03 00:00'],
  ])('of %s is said as %s, by the days of Shanghai', (at, said) =>
    expect(formatTime(new Date(at), now)).toBe(said),
  )

  it('knows yesterday from the first to the last minute of a day, and across the end of a year', () => {
    const at = new Date('2025-12-31T04:05:00Z')
    for (const now of ['2025-12-31T16:00:00Z', '2026-01-01T15:59:59Z'])
      expect(formatTime(at, new Date(now)), now).toBe('昨天 12:05')
    expect(formatTime(at, new Date('2026-01-01T16:00:00Z'))).toBe('2025-12-31 12:05')
  })
})

describe('the key of a form', () => {
  it('is a random UUID of version 4, also where the browser has none of its own', () => {
    const keys = Array.from({ length: 200 }, newFormKey)
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(keys).size).toBe(200)
    expect(new Set(keys.map((key) => key[19])).size, 'every variant occurs').toBe(4)
  })
})
