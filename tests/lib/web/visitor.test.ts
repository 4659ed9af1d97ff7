import { describe, expect, it } from 'vitest'
import { isOnlyLooking } from '#lib/web/visitor.ts'

const phone =
  'Mozilla/5.0 (Linux; Android 13; V2218A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Mobile Safari/537.36'
const isLooking = (headers: Record<string, string>, method = 'GET') =>
  isOnlyLooking(
    new Request('https://news.example.cn/s/abcdefgh', {
      method,
      headers: { 'user-agent': phone, ...headers },
    }),
  )

describe('a visit of a short link', () => {
  it('is a reader’s where a phone asks', () => expect(isLooking({})).toBe(false))

  it.each<[string, Record<string, string>, string?]>([
    [
      'a robot',
      { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)' },
    ],
    ['a program without a name', { 'user-agent': 'curl/8.5.0' }],
    ['a browser that prefetches', { 'sec-purpose': 'prefetch;prerender' }],
    ['an older one that does', { purpose: 'prefetch' }],
    ['a Firefox of before', { 'x-moz': 'prefetch' }],
    ['a preview', { purpose: 'preview' }],
    ['a question without a body', {}, 'HEAD'],
  ])('is not one by %s', (_who, headers, method) => expect(isLooking(headers, method)).toBe(true))
})
