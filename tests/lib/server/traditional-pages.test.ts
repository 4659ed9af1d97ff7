import { describe, expect, it } from 'vitest'
import { fetchFromOrigin, type OriginHandler } from '#lib/page-cache/fetch-from-origin.ts'
import { withTraditionalPages } from '#lib/server/traditional-pages.ts'

type Answer = { status?: number; type?: string; body?: string; headers?: Record<string, string> }

const asked: { url: string | undefined; headers: Record<string, unknown> }[] = []

/** What is answered below /hant when the page itself is this. */
function below(
  target: string,
  { status = 200, type = 'text/html; charset=utf-8', body = '', headers = {} }: Answer,
) {
  const origin: OriginHandler = (request, response) => {
    asked.push({ url: request.url, headers: request.headers })
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
  }
  const fields = { host: 'localhost', cookie: 'session=1', 'if-none-match': '"x"', 'accept-encoding': 'gzip' }
  return fetchFromOrigin(withTraditionalPages(origin), target, fields)
}

describe('a page below /hant', () => {
  it('is the page itself in traditional characters, with its tags and its canonical address', async () => {
    const link = '<https://news.example.cn/articles/1>; rel="canonical"'
    const page = await below('/hant/articles/1?older=2', {
      body: '<html lang="zh-Hans"><p>乐从发展</p></html>',
      headers: { etag: 'W/"abc"', 'cache-tag': 'article:1', 'cache-control': 'public, s-maxage=60', link },
    })
    expect(asked.at(-1)?.url).toBe('/articles/1?older=2')
    expect(page.status).toBe(200)
    expect(page.body.toString()).toBe('<html lang="zh-Hant"><p>樂從發展</p></html>')
    expect(page.headers).toMatchObject({ etag: 'W/"abc-hant"', 'cache-tag': 'article:1', link })
    expect(page.headers['cache-control']).toBe('public, s-maxage=60')
  })

  it('is asked for whole, and by nobody in particular', async () => {
    await below('/hant', {})
    expect(asked.at(-1)).toMatchObject({ url: '/', headers: { 'accept-encoding': 'identity' } })
    for (const name of ['cookie', 'if-none-match']) expect(asked.at(-1)?.headers).not.toHaveProperty(name)
  })

  it.each([404, 410, 451, 503])('is answered by %i where the page is', async (status) => {
    const page = await below('/hant/articles/1', { status, body: '<p>已经下架</p>' })
    expect([page.status, page.body.toString()]).toEqual([status, '<p>已經下架</p>'])
  })

  it('leads to another page where the page does, in the same characters, and else where the page does', async () => {
    for (const [location, expected] of [
      ['/tags/a', '/hant/tags/a'],
      ['/media/a.jpg', '/media/a.jpg'],
      ['https://example.cn/', 'https://example.cn/'],
    ] as const) {
      const page = await below('/hant/x', { status: 307, type: 'text/plain', headers: { location } })
      expect([page.status, page.headers.location]).toEqual([308, expected])
    }
  })

  it('is none of what is no page: that is at its own address', async () => {
    const feed = await below('/hant/feed', { type: 'application/rss+xml' })
    expect([feed.status, feed.headers.location]).toEqual([308, '/feed'])
    await below('/hant/api/articles', {})
    expect(asked.at(-1)?.url, 'answered as any unknown path').toBe('/hant/api/articles')
  })
})
