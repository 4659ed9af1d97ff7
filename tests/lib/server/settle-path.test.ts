import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { settlePath } from '#lib/server/settle-path.ts'

const settled = (url: string) => {
  const request = { url } as IncomingMessage
  settlePath(request)
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

it.each(['/', '/articles/1?older=%', '/cities/%E4%B9%90', '/a%2Fb#%', '*', ''])('leaves %o as it is', (url) =>
  expect(settled(url)).toBe(url),
)
