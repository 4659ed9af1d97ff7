import { describe, expect, it } from 'vitest'
import { returnPath } from '#lib/web/session.ts'

describe('returnPath', () => {
  it.each(['/admin', '/admin/articles/1', '/admin/articles?status=draft&q=%E4%B9%90'])(
    'goes back to %s',
    (path) => {
      expect(returnPath(path)).toBe(path)
    },
  )

  it.each([
    'https://evil.example/admin',
    '//evil.example/admin',
    '/admin/../evil',
    '/admin\\@evil.example',
    '/adminevil',
    '/articles/1',
    'javascript:alert(1)',
    '/admin/\n//evil.example',
    undefined,
    ['/admin'],
  ])('leads nobody to %o', (path) => {
    expect(returnPath(path)).toBe('/admin/articles')
  })
})
