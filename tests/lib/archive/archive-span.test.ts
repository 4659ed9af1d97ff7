import { describe, expect, it } from 'vitest'
import { archiveSpan } from '#lib/archive/archive-span.ts'
import { chineseSpan } from '#lib/time.ts'

const bounds = (...parts: [string, string?, string?]) => {
  const span = archiveSpan(...parts)
  return span && [span.from.toISOString(), span.until.toISOString(), chineseSpan(span)]
}

describe('a part of the archive', () => {
  it('is a year, a month or a day of Shanghai’s calendar', () => {
    expect(bounds('2026')).toEqual(['2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z', '2026年'])
    expect(bounds('2026', '12')).toEqual([
      ...['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z', '2026年12月'],
    ])
    expect(bounds('2024', '02', '29')).toEqual([
      ...['2024-02-28T16:00:00.000Z', '2024-02-29T16:00:00.000Z', '2024年2月29日'],
    ])
  })

  it.each<[string, string?, string?]>([
    ['26'],
    ['0026'],
    ['20266'],
    ['2026', '13'],
    ['2026', '1'],
    ['2026', '02', '30'],
    ['2026', '', '01'],
  ])('is nothing else: %j %j %j', (year, month, day) => expect(archiveSpan(year, month, day)).toBeNull())
})
