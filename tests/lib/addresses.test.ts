import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { canonicalTarget, declaredQuery } from '#lib/addresses.ts'

describe('one spelling for one page', () => {
  it.each([
    ['/', '/'],
    ['/articles/1', '/articles/1'],
    ['/articles/1?utm_source=wechat&from=timeline', '/articles/1'],
    ['/articles/%31', '/articles/1'],
    ['/%61rticles/1?', '/articles/1'],
    ['/articles?x=1&older=b&older=c', '/articles?older=b'],
    ['/cities/lecong?older=a%20b', '/cities/lecong?older=a+b'],
    ['/complaints?article=7&article=8&y', '/complaints?article=7'],
    ['/api/articles?limit=5&older=k&city=lecong&z=', '/api/articles?city=lecong&limit=5&older=k'],
    ['/api/articles/1?limit=5', '/api/articles/1'],
    ['/api/articles?limit=4711', '/api/articles?limit=100'],
    ['/api/articles?limit=x', '/api/articles?limit=x'],
    ['/complaints?article=x7', '/complaints'],
    ['/%zz', '/%zz'],
    ['/s/abc/qr.svg', '/s/abc/qr.svg'],
    ['/a%2Fb', '/a%2Fb'],
    ['/wp-login.php?a=1', '/wp-login.php'],
  ])('%s is %s', (target, spelling) => expect(canonicalTarget(target)).toBe(spelling))

  it.each([
    '/admin',
    '/admin/articles?state=draft',
    '/%61dmin/sign-in',
    '/_next/static/a.js',
    '/api/health',
    '/api/metrics',
    '/api/articles/1/views?token=x',
    '/s/abc',
  ])('%s has an answer for each request', (target) => expect(canonicalTarget(target)).toBeNull())

  it('an address that only begins like one of those is a page', () => {
    expect(canonicalTarget('/administration')).toBe('/administration')
    expect(canonicalTarget('/api/healthy')).toBe('/api/healthy')
  })
})

describe('what an address declares', () => {
  it('is all that its route gets to see', () => {
    const query = new URLSearchParams('older=a&utm_source=x&limit=3')
    expect([...declaredQuery('/articles', query)]).toEqual([['older', 'a']])
    expect([...declaredQuery('/articles/1', query)]).toEqual([])
  })

  it('is what its route reads, and nothing a route reads is missing', () => {
    const routes = globSync('app/{(reader),api}/**/route.{ts,tsx}').map((file) => {
      const path = file.replace(/^app\/(\(reader\)\/?)?/, '/').replace(/\/?route\.tsx?$/, '') || '/'
      const source = readFileSync(file, 'utf8')
      const list = /listQuery\(query\)/.test(source) ? ['city', 'limit', 'older'] : []
      const names = [...source.matchAll(/query\.get\('([^']+)'\)/g)].map(([, name = '']) => name)
      return { path: path.replaceAll(/\[[^\]]+\]/g, '7'), reads: [...list, ...names].sort() }
    })
    expect(routes.length).toBeGreaterThan(12)
    const everything = new URLSearchParams(
      ['article', 'city', 'limit', 'older', 'page', 'q'].map((name) => [name, '1']),
    )
    for (const { path, reads } of routes)
      expect([...declaredQuery(path, everything).keys()].sort(), path).toEqual(reads)
  })
})
