import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { settlePath } from '#lib/server/normalise-path.ts'

const settled = (url: string, developing = false) => {
  const request = { url } as IncomingMessage
  settlePath(request, { developing })
  return request.url
}

it.each([
  ['/%', '/%25'],
  ['/articles/%ff', '/articles/%25ff'],
  ['/s/%E4%B8/qr.svg?a=%ff', '/s/%25E4%25B8/qr.svg?a=%ff'],
  ['/api/articles/%zz', '/api/articles/%25zz'],
])('%s, which cannot be decoded, becomes the name of a page that is not there: %s', (given, made) => {
  expect(settled(given)).toBe(made)
  expect(decodeURIComponent(made.split('?')[0] ?? '')).toBe(given.split('?')[0])
})

it.each([
  ['http://news.example.cn/articles/1?a=b', '/articles/1?a=b'],
  ['http://news.example.cn', '/'],
  ['*', '/*'],
  ['http://[', '/'],
  ['', '/'],
])('%o, which is no path, becomes the path that is meant: %s', (given, path) =>
  expect(settled(given)).toBe(path),
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
])('%s, which Next would answer by itself, is a page that is not there', (url) => {
  expect(settled(url)).toBe('/-')
  expect(settled(url, true), 'but in development').not.toBe('/-')
})

it.each(['/', '/articles/1?older=%', '/cities/%E4%B9%90', '/a%2Fb', '/4045', '/_next/static/x.css'])(
  'leaves %o as it is',
  (url) => expect(settled(url)).toBe(url),
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
])(
  '%s is %s: what stands for another place is that place, and a fragment is nobody’s business',
  (given, made) => expect(settled(given)).toBe(made),
)
