import { describe, expect, it } from 'vitest'
import { cachePolicyOf } from '#lib/page-cache/cache-policy.ts'
import {
  CACHEABLE,
  CACHEABLE_BRIEFLY,
  type CacheableContent,
  cacheableResponse,
} from '#lib/web/cacheable-response.ts'

const page: CacheableContent = {
  body: '<p>授旗</p>',
  contentType: 'text/html; charset=utf-8',
  tags: ['site', 'front'],
}
const asked = (headers: Record<string, string> = {}) => new Request('https://news.example.cn/', { headers })
const answer = (content: Partial<CacheableContent> = {}, headers = {}) =>
  cacheableResponse(asked(headers), { ...page, ...content })

describe('a response that caches may store', () => {
  it('carries its tags, its type, and the same entity tag for the same content', async () => {
    const response = answer()
    expect(await response.text()).toBe(page.body)
    expect(response.headers.get('cache-tag')).toBe('site, front')
    expect(response.headers.get('content-type')).toBe(page.contentType)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(answer().headers.get('etag')).toBe(response.headers.get('etag'))
    expect(answer({ body: '<p>改</p>' }).headers.get('etag')).not.toBe(response.headers.get('etag'))
  })

  it('carries each tag once', () =>
    expect(answer({ tags: ['site', 'media:1', 'site', 'media:1'] }).headers.get('cache-tag')).toBe(
      'site, media:1',
    ))

  it('has no field of tags where nothing purges it', () =>
    expect(answer({ tags: [] }).headers.has('cache-tag')).toBe(false))

  it.each([
    [CACHEABLE, 60],
    [CACHEABLE_BRIEFLY, 10],
  ])('%s: browsers ask each time, and our cache keeps it for %i s', (cacheControl, seconds) => {
    expect(cacheControl).toMatch(/max-age=0, must-revalidate/)
    const policy = cachePolicyOf({
      status: 200,
      headers: { 'cache-control': cacheControl },
      body: Buffer.alloc(0),
    })
    expect(policy?.seconds).toBe(seconds)
  })

  it('may have fields of its own, which count', () =>
    expect(answer({ headers: { 'x-robots-tag': 'noindex' } }).headers.get('x-robots-tag')).toBe('noindex'))
})

describe('a client that has the content', () => {
  it('is answered with 304 and the validators, without a body or its type', async () => {
    const etag = answer().headers.get('etag') ?? ''
    const response = answer({}, { 'if-none-match': etag })
    expect(response.status).toBe(304)
    expect(await response.text()).toBe('')
    expect(response.headers.has('content-type')).toBe(false)
    expect(response.headers.get('etag')).toBe(etag)
    expect(response.headers.get('cache-control')).toBe(CACHEABLE)
  })

  it('is not believed for what is no 200: a tombstone is sent each time', () => {
    const gone = answer({ status: 410 }, { 'if-none-match': '*' })
    expect(gone.status).toBe(410)
    expect(gone.headers.has('etag')).toBe(false)
  })
})

describe('the time of the last change', () => {
  it('is never before the start of this process, whose code and style the page shows', () => {
    const changedAt = new Date('2023-08-18T01:00:00Z')
    const shown = answer({ changedAt }).headers.get('last-modified')
    // Absent in the first two seconds, in which another change could have the same time.
    if (shown !== null) expect(Date.parse(shown)).toBeGreaterThanOrEqual(performance.timeOrigin)
    expect(answer({ changedAt }, { 'if-modified-since': changedAt.toUTCString() }).status).toBe(200)
  })

  it('is not told where nobody knows it', () => expect(answer().headers.has('last-modified')).toBe(false))
})
