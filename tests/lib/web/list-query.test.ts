import { describe, expect, it } from 'vitest'
import { listQuery, nextPage } from '#lib/web/list-query.ts'

const read = (query: string) => listQuery(new URLSearchParams(query))

describe('the parameters of a list', () => {
  it('are read by their names, and what is not given is not there', () => {
    expect(read('city=lecong&older=k1&limit=20')).toEqual({ citySlug: 'lecong', olderThan: 'k1', limit: 20 })
    expect(read('')).toEqual({})
    expect(read('city=')).toEqual({})
    expect(read('older=')).toEqual({ olderThan: '' })
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

it('the next page has the same parameters, encoded, and begins at its key', () => {
  expect(nextPage('/api/articles', {}, '17-3.a_b')).toBe('/api/articles?older=17-3.a_b')
  expect(nextPage('/api/articles', { citySlug: 'lecong', limit: 5 }, 'a&b')).toBe(
    '/api/articles?city=lecong&limit=5&older=a%26b',
  )
  expect(read(nextPage('', { citySlug: 'lecong', limit: 5 }, 'k').slice(1))).toEqual({
    citySlug: 'lecong',
    limit: 5,
    olderThan: 'k',
  })
})
