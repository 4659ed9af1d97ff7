import { describe, expect, it } from 'vitest'
import { hourOf, pageHour, pageToken } from '#lib/views/page-token.ts'

const at = new Date('2026-11-24T04:30:00Z')
const hours = (by: number) => new Date(at.getTime() + by * 3_600_000)

describe('pageToken', () => {
  it('is the same for all readers within an hour, so that the page can be cached', () => {
    expect(pageToken(1, at)).toBe(pageToken(1, new Date('2026-11-24T04:59:59Z')))
    expect(pageToken(1, at)).not.toBe(pageToken(1, hours(1)))
    expect(pageToken(1, at)).not.toBe(pageToken(2, at))
  })

  it('is valid for 26 hours, and an hour ahead for a slow clock', () => {
    const token = pageToken(1, at)
    for (const by of [-1, 0, 1, 26]) expect(pageHour(token, 1, hours(by)), `${by} h`).toBe(hourOf(at))
    for (const by of [-2, 27, 1_000]) expect(pageHour(token, 1, hours(by)), `${by} h`).toBeNull()
  })

  it('is valid for its own article only', () => {
    expect(pageHour(pageToken(1, at), 2, at)).toBeNull()
  })

  it('cannot be changed, neither its hour nor its signature', () => {
    const [hour = '', mac = ''] = pageToken(1, at).split('.')
    const next = (Number.parseInt(hour, 36) + 1).toString(36)
    for (const forged of [
      `${next}.${mac}`,
      `${hour}.${'A'.repeat(22)}`,
      `${hour}.`,
      hour,
      '',
      `${hour}.${mac}x`,
    ])
      expect(pageHour(forged, 1, at), forged).toBeNull()
  })
})
