import { describe, expect, it } from 'vitest'
import { isNotModified, isPreconditionFailed } from '#lib/page-cache/preconditions.ts'

const lastModified = 'Tue, 24 Nov 2026 04:00:05 GMT'
const later = 'Tue, 24 Nov 2026 04:00:06 GMT'
const earlier = 'Tue, 24 Nov 2026 04:00:04 GMT'
const strong = { etag: '"abc"', lastModified }

describe('If-Match', () => {
  it.each([
    ['"abc"', false],
    ['"x", "abc"', false],
    ['*', false],
    ['"ab"', true],
    ['W/"abc"', true],
    ['', true],
  ])('%j fails: %s, by strong comparison', (ifMatch, fails) =>
    expect(isPreconditionFailed({ 'if-match': ifMatch }, strong)).toBe(fails),
  )

  it('fails for every tag where the one of the page is weak, or it has none', () => {
    expect(isPreconditionFailed({ 'if-match': 'W/"abc"' }, { etag: 'W/"abc"', lastModified })).toBe(true)
    expect(isPreconditionFailed({ 'if-match': '"abc"' }, { etag: undefined, lastModified })).toBe(true)
  })
})

describe('If-Unmodified-Since', () => {
  it('fails for a page that changed since, and not where If-Match decides', () => {
    expect(isPreconditionFailed({ 'if-unmodified-since': earlier }, strong)).toBe(true)
    expect(isPreconditionFailed({ 'if-unmodified-since': lastModified }, strong)).toBe(false)
    expect(isPreconditionFailed({ 'if-unmodified-since': later }, strong)).toBe(false)
    expect(isPreconditionFailed({ 'if-match': '"abc"', 'if-unmodified-since': earlier }, strong)).toBe(false)
  })

  it('never fails where a date cannot be read or compared', () => {
    expect(isPreconditionFailed({ 'if-unmodified-since': 'yesterday' }, strong)).toBe(false)
    expect(
      isPreconditionFailed({ 'if-unmodified-since': earlier }, { etag: '"a"', lastModified: undefined }),
    ).toBe(false)
    expect(isPreconditionFailed({}, strong)).toBe(false)
  })
})

it('a page without a tag is known by no tag, and by its date alone', () => {
  const dated = { etag: undefined, lastModified }
  expect(isNotModified({ 'if-none-match': '"abc"' }, dated)).toBe(false)
  expect(isNotModified({ 'if-modified-since': later }, dated)).toBe(true)
  expect(isNotModified({ 'if-modified-since': later }, { etag: '"abc"', lastModified: undefined })).toBe(
    false,
  )
})
