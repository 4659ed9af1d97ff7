import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { normalisePath } from '#lib/server/normalise-path.ts'

const normalised = (url: string, developing = false) => {
  const request = { url } as IncomingMessage
  normalisePath(request, { developing })
  return request.url
}

it.each([
  ['/%', '/%25'],
  ['/articles/%ff', '/articles/%25ff'],
  ['/s/%E4%B8/qr.svg?a=%ff', '/s/%25E4%25B8/qr.svg?a=%ff'],
  ['/api/articles/%zz', '/api/articles/%25zz'],
])('%s, which cannot be decoded, becomes a path that does not exist: %s', (given, made) => {
  expect(normalised(given)).toBe(made)
  expect(decodeURIComponent(made.split('?')[0] ?? '')).toBe(given.split('?')[0])
})

it.each([
  ['http://news.example.cn/articles/1?a=b', '/articles/1?a=b'],
  ['http://news.example.cn', '/'],
  ['*', '/*'],
  ['http://[', '/'],
  ['', '/'],
])('%o, which does not begin with a slash, becomes the path %s', (given, path) =>
  expect(normalised(given)).toBe(path),
)

it.each([
  '/404',
  '/500?x',
  '/_error',
  '/_not-found',
  '/_global-error',
  '/_next/image?url=x',
  '/_next/data/x.json',
  '/x/../404',
  '/./_error',
  '/500#',
  '/%35%30%30',
  '/%5Ferror',
  '/x/%2e%2E/_not-found?a',
])('%s, which a built-in page of Next would answer, becomes a path that does not exist', (url) => {
  expect(normalised(url)).toBe('/-')
  expect(normalised(url, true), 'but in development').not.toBe('/-')
})

it.each(['/', '/articles/1?older=%', '/cities/%E4%B9%90', '/a%2Fb', '/4045', '/_next/static/x.css'])(
  'does not change %o',
  (url) => expect(normalised(url)).toBe(url),
)

it.each([
  ['/articles/1#top', '/articles/1'],
  ['/#%', '/'],
  ['/api/articles/1#%/views', '/api/articles/1'],
  ['/x/../api/metrics', '/api/metrics'],
  ['/./api/metrics?a=../b', '/api/metrics?a=../b'],
  ['/x/%2E./admin', '/admin'],
  ['/../../a/./b/.', '/a/b/'],
  ['/a/..', '/'],
  ['/a/...', '/a/...'],
  ['/.well-known/x', '/.well-known/x'],
])('%s becomes %s: dot segments are resolved, and a fragment is removed', (given, made) =>
  expect(normalised(given)).toBe(made),
)
