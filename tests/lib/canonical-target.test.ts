import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatPageKey } from '#lib/articles/page-key.ts'
import { canonicalTarget, declaredQuery } from '#lib/canonical-target.ts'

const key = formatPageKey({ at: new Date('2026-11-24T04:00:05Z'), id: 7 })

describe('one spelling for one page', () => {
  it.each([
    ['/', '/'],
    ['/articles/1', '/articles/1'],
    ['/articles/1?utm_source=wechat&from=timeline', '/articles/1'],
    ['/articles/%31', '/articles/1'],
    ['/%61rticles/1?', '/articles/1'],
    [`/articles?x=1&older=${key}&older=c`, `/articles?older=${key}`],
    [`/cities/lecong?older=${key.replace('-', '%2D')}`, `/cities/lecong?older=${key}`],
    ['/complaints?article=7&article=8&y', '/complaints?article=7'],
    [`/api/articles?limit=5&older=${key}&city=lecong&z=`, `/api/articles?city=lecong&limit=5&older=${key}`],
    ['/api/articles/1?limit=5', '/api/articles/1'],
    ['/api/articles?source=%20%E2%80%8BABC%20%20%E7%BD%91%E3%80%80', '/api/articles?source=ABC+%E7%BD%91'],
    ['/api/articles?limit=4711', '/api/articles?limit=100'],
    ['/api/articles?limit=x', '/api/articles?limit=x'],
    ['/complaints?article=x7', '/complaints'],
    ['/hant/?utm_source=x', '/hant'],
    ['/hant/articles/%31?x=1', '/hant/articles/1'],
    [`/hant?older=${key}`, '/hant'],
    [`/hant/articles?x=1&older=${key}`, `/hant/articles?older=${key}`],
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
    `/media/${'0a'.repeat(32)}.jpg`,
    `/media/${'0a'.repeat(32)}.jpg?preview=x`,
    '/s/abc',
    '/search?q=x',
    '/search/suggestions?q=x',
    '/hant/search?q=x',
    '/cases/01ARZ3NDEKTSV4RRFFQ69G5FAV',
    '/counter-notices/x?y=1',
    '/contributions/x',
  ])('%s has an answer for each request', (target) => expect(canonicalTarget(target)).toBeNull())

  it('an address that only begins like one of those is a page', () => {
    expect(canonicalTarget('/administration')).toBe('/administration')
    expect(canonicalTarget('/api/healthy')).toBe('/api/healthy')
  })
})

describe('keys of pages that no list gave out', () => {
  const changed = (at: number) => key.slice(0, at) + (key[at] === '0' ? '1' : '0') + key.slice(at + 1)
  const invented = [
    ...['', 'x', '1-1', '1700000000000-1', `${key}x`, ` ${key}`, key.toUpperCase(), key.replace('.', '')],
    ...[...key].map((_, at) => changed(at)),
  ]

  it('have no page of their own, however many there are', () => {
    expect(invented.length).toBeGreaterThan(30)
    const targets = (path: string) =>
      new Set(invented.map((older) => canonicalTarget(`${path}older=${encodeURIComponent(older)}`)))
    expect(targets('/articles?')).toEqual(new Set(['/articles']))
    expect(targets('/cities/lecong?')).toEqual(new Set(['/cities/lecong']))
    expect(targets('/api/articles?limit=5&')).toEqual(new Set(['/api/articles?limit=5&older=']))
  })
})

/** What `listQuery` reads. */
const LIST = ['author', 'city', 'column', 'from', 'limit', 'older', 'source', 'tag', 'to']

describe('what an address declares', () => {
  it('is all that its route gets to see', () => {
    const query = new URLSearchParams(`older=${key}&utm_source=x&limit=3`)
    expect([...declaredQuery('/articles', query)]).toEqual([['older', key]])
    expect([...declaredQuery('/articles/1', query)]).toEqual([])
  })

  it('is what its route reads, and nothing a route reads is missing', () => {
    const routes = globSync('app/{(reader),api}/**/route.{ts,tsx}').map((file) => {
      const path = file.replace(/^app\/(\(reader\)\/?)?/, '/').replace(/\/?route\.tsx?$/, '') || '/'
      const source = readFileSync(file, 'utf8')
      const list = /listQuery\(query\)/.test(source) ? [...LIST] : []
      // The helper of all lists reads where the page begins.
      if (/ (?:list|namedList)Route\b/.test(source)) list.push('older')
      if (/oembedQuery\(query\)/.test(source)) list.push('url')
      if (/articleAsked\(form, query\)/.test(source)) list.push('article')
      // The files of closed cases begin before a case.
      if (/ closedCasesRoute\b/.test(source)) list.push('before')
      if (/ archiveRoute\b/.test(source)) list.push('city', 'older')
      const names = [...source.matchAll(/query\.get\('([^']+)'\)/g)].map(([, name = '']) => name)
      return { path: path.replaceAll(/\[[^\]]+\]/g, '7'), reads: [...new Set([...list, ...names])].sort() }
    })
    expect(routes.length).toBeGreaterThan(12)
    const values: Record<string, string> = { older: key, kind: 'copyright' }
    const everything = new URLSearchParams(
      ['article', 'before', 'kind', 'page', 'q', 'url', ...LIST].map((name) => [name, values[name] ?? '1']),
    )
    for (const { path, reads } of routes)
      expect([...declaredQuery(path, everything).keys()].sort(), path).toEqual(reads)
  })
})
