import { describe, expect, it } from 'vitest'
import { listQuery, nextPage } from '#lib/web/list-query.ts'

const read = (query: string) => listQuery(new URLSearchParams(query))

describe('the parameters of a list', () => {
  it('are read by their names, and what is not given is not there', () => {
    const lecong = { of: 'city', city: 'lecong' }
    expect(read('city=lecong&older=k1&limit=20')).toEqual({ list: lecong, olderThan: 'k1', limit: 20 })
    expect(read('')).toEqual({ list: { of: 'site' } })
    expect(read('city=')).toEqual({ list: { of: 'site' } })
    expect(read('older=')).toEqual({ list: { of: 'site' }, olderThan: '' })
  })

  it.each([
    ['1', 1],
    ['100', 100],
    ['101', 100],
    ['999999', 100],
  ])('limit=%s asks for %i articles', (limit, number) => expect(read(`limit=${limit}`).limit).toBe(number))

  it.each(['0', '-1', '1.5', 'x', '', '007', '1000000', '٣'])('limit=%j is refused by its name', (limit) =>
    expect(() => read(`limit=${encodeURIComponent(limit)}`)).toThrow(
      expect.objectContaining({ code: 'invalid-input', fields: { limit: '须为 1 到 100 的整数' } }),
    ),
  )

  it.each(['乐从', 'le cong', '../x', 'a'.repeat(65)])(
    'city=%j is no city, without a look at the database',
    (city) =>
      expect(() => read(`city=${encodeURIComponent(city)}`)).toThrow(
        expect.objectContaining({ code: 'not-found' }),
      ),
  )
})

it('names and days are read, the last day included', () => {
  expect(read('source=%E4%B9%90%E4%BB%8E&from=2026-10-01&to=2026-10-31')).toEqual({
    list: { of: 'source', name: '乐从' },
    ...{ from: new Date('2026-10-01T00:00:00+08:00'), until: new Date('2026-11-01T00:00:00+08:00') },
  })
})

it.each([
  ['from=2026-02-30', 'from'],
  ['to=x', 'to'],
  ['from=2026-10-02&to=2026-10-01', 'to'],
])('%s is refused by its name', (query, field) =>
  expect(() => read(query)).toThrow(
    expect.objectContaining({ code: 'invalid-input', fields: { [field]: expect.any(String) } }),
  ),
)

it.each(['tag=%00', `author=${'a'.repeat(101)}`, 'source=%20', 'column=../x'])(
  '%s is nothing there is',
  (query) => expect(() => read(query)).toThrow(expect.objectContaining({ code: 'not-found' })),
)

it('the next page has the same parameters, encoded, and begins at its key', () => {
  const next = (query: string) => nextPage('/api/articles', new URLSearchParams(query), 'a&b')
  expect(next('')).toBe('/api/articles?older=a%26b')
  expect(next('city=lecong&limit=5&older=k')).toBe('/api/articles?city=lecong&limit=5&older=a%26b')
})
