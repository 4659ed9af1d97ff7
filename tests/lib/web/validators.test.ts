import { describe, expect, it } from 'vitest'
import { isNotModified } from '#lib/page-cache/preconditions.ts'
import { entityTag, lastModified } from '#lib/web/validators.ts'

const now = new Date('2026-11-24T04:00:10.000Z')
const etag = entityTag('x')
const modified = 'Tue, 24 Nov 2026 04:00:05 GMT'
const known = (headers: Record<string, string>) => isNotModified(headers, { etag, lastModified: modified })

describe('conditional requests', () => {
  it('If-None-Match decides alone where it is sent (RFC 9110 §13.2.2)', () => {
    expect(known({ 'if-none-match': etag })).toBe(true)
    expect(known({ 'if-none-match': etag.replace('W/', '') })).toBe(true)
    expect(known({ 'if-none-match': `"a,b", ${etag}` })).toBe(true)
    expect(known({ 'if-none-match': '*' })).toBe(true)
    expect(known({ 'if-none-match': '"x"' })).toBe(false)
    expect(known({ 'if-none-match': '"x"', 'if-modified-since': modified })).toBe(false)
  })

  it('If-Modified-Since only without it, and never for what cannot be read', () => {
    expect(known({ 'if-modified-since': modified })).toBe(true)
    expect(known({ 'if-modified-since': 'Tue, 24 Nov 2026 04:00:04 GMT' })).toBe(false)
    expect(known({ 'if-modified-since': 'yesterday' })).toBe(false)
    expect(known({})).toBe(false)
  })

  it('Last-Modified is rounded up, and absent while another change could have the same one', () => {
    expect(lastModified(new Date('2026-11-24T04:00:04.001Z'), now)).toBe(modified)
    expect(lastModified(new Date('2026-11-24T04:00:08.001Z'), now)).toBeUndefined()
    expect(lastModified(undefined, now)).toBeUndefined()
    expect(lastModified(new Date(0), now)).toBeUndefined()
  })
})
