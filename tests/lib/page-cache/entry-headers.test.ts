import { describe, expect, it } from 'vitest'
import { EntryHeaders } from '#lib/page-cache/entry-headers.ts'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, s-maxage=60',
  etag: '"abc"',
  'last-modified': 'Tue, 24 Nov 2026 04:00:05 GMT',
  link: ['<https://news.example.cn/>; rel="blocked-by"', '<https://news.example.cn/style.css>; rel=preload'],
}

/** An entry's fields by name, with those that are there twice in a list. */
function fieldsOf(
  of: Partial<Parameters<EntryHeaders['of']>[0]> = {},
  { status = 200, isCompressed = true, more = {} } = {},
): Record<string, string[]> {
  const entry = new EntryHeaders(
    { status, headers: { ...headers, ...more }, body: Buffer.alloc(0) },
    isCompressed,
  )
  const flat = entry.of({ encoding: 'identity', length: 5, age: 0, ...of })
  const fields: Record<string, string[]> = {}
  for (let at = 0; at < flat.length; at += 2) {
    const name = flat[at] ?? ''
    fields[name] = [...(fields[name] ?? []), flat[at + 1] ?? '']
  }
  return fields
}

describe('the fields of a response from the cache', () => {
  it('are those of the origin, each as often as it was sent, with length and age', () => {
    const fields = fieldsOf({ age: 7 })
    expect(fields).toMatchObject({ 'content-length': ['5'], age: ['7'], etag: ['"abc"'], link: headers.link })
    expect(fields).not.toHaveProperty('content-encoding')
  })

  it('have the age of this cache in place of the one that the origin gave', () =>
    expect(fieldsOf({ age: 30 }, { more: { age: '10' } }).age).toEqual(['30']))

  it('name the encoding, and then have no strong entity tag: the bytes are others', () => {
    expect(fieldsOf({ encoding: 'br' })).toMatchObject({ 'content-encoding': ['br'], etag: ['W/"abc"'] })
    expect(fieldsOf({ encoding: 'gzip' }, { more: { etag: 'W/"abc"' } }).etag).toEqual(['W/"abc"'])
  })

  it('of one response change nothing in those of the next one', () => {
    const entry = new EntryHeaders({ status: 200, headers, body: Buffer.alloc(0) }, true)
    const plain = () => entry.of({ encoding: 'identity', length: 5, age: 0 })
    const before = [...plain()]
    entry.of({ encoding: 'br', length: 3, age: 9 })
    expect(plain()).toEqual(before)
  })

  it('say that the encoding was chosen, once, beside what else the response varies by', () => {
    expect(fieldsOf().vary).toEqual(['Accept-Encoding'])
    expect(fieldsOf({}, { more: { vary: 'Accept-Language' } }).vary).toEqual([
      'Accept-Language, Accept-Encoding',
    ])
    expect(fieldsOf({}, { more: { vary: 'accept-encoding' } }).vary).toEqual(['accept-encoding'])
    expect(fieldsOf({}, { isCompressed: false })).not.toHaveProperty('vary')
  })

  it('describe no body where none is sent', () => {
    const fields = fieldsOf({ encoding: null, length: 0 }, { more: { 'content-language': 'zh' } })
    for (const name of ['content-type', 'content-length', 'content-encoding', 'content-language'])
      expect(fields).not.toHaveProperty(name)
    expect(fields).toMatchObject({ etag: ['"abc"'], 'cache-control': ['public, s-maxage=60'], age: ['0'] })
    expect(fieldsOf({}, { status: 204 }), 'nor with 204').not.toHaveProperty('content-length')
  })
})

it('the validators are those that the origin sent, and none where it sent none', () => {
  const of = (given: Record<string, string>) =>
    new EntryHeaders({ status: 200, headers: given, body: Buffer.alloc(0) }, true).validators
  expect(of({ etag: '"abc"', 'last-modified': headers['last-modified'] })).toEqual({
    etag: '"abc"',
    lastModified: headers['last-modified'],
  })
  expect(of({ server: 'etag' })).toEqual({ etag: undefined, lastModified: undefined })
})

it('fields that many pages share are counted once', () => {
  const nonce = `"${performance.now()}"`
  const one = new EntryHeaders({ status: 200, headers: { etag: nonce }, body: Buffer.alloc(0) }, false)
  const same = new EntryHeaders({ status: 200, headers: { etag: nonce }, body: Buffer.alloc(0) }, false)
  expect(same.bytes).toBeLessThan(one.bytes)
})
