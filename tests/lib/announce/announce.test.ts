import { beforeEach, describe, expect, it } from 'vitest'
import { GET as elsewhere } from '#app/(reader)/[...missing]/route.ts'
import { tellBaidu, tellIndexNow } from '#lib/announce/announce-address.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { completeConfig } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, aFederationReport } from '../../support/cast.ts'
import { aLoopbackServer } from '../../support/loopback-server.ts'
import { ask } from '../../support/routes.ts'

const key = '0123456789abcdef'
const told = { siteUrl: 'https://news.example.cn', address: 'https://news.example.cn/articles/7' } as const

let heard: { path: string; body: string }[] = []
let status = 200
let answer = ''
const engine = aLoopbackServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  heard.push({ path: request.url ?? '', body })
  response.writeHead(status).end(answer)
})

beforeEach(() => {
  heard = []
  status = 200
  answer = '{"remain":4999998,"success":1}'
})

describe('search engines are told', () => {
  it('by IndexNow of any change, with where the key stands', async () => {
    await tellIndexNow({ ...told, news: 'removed' }, key, `${engine.url}/indexnow`)
    expect(heard.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [
        '/indexnow',
        {
          ...{ host: 'news.example.cn', key },
          keyLocation: `https://news.example.cn/${key}.txt`,
          urlList: ['https://news.example.cn/articles/7'],
        },
      ],
    ])
  })

  it('by Baidu’s interfaces of what is new, changed and gone', async () => {
    for (const news of ['published', 'changed', 'removed'] as const)
      await tellBaidu({ ...told, news }, 'secret-token', engine.url)
    const query = 'site=https%3A%2F%2Fnews.example.cn&token=secret-token'
    expect(heard).toEqual(
      ['urls', 'update', 'del'].map((name) => ({ path: `/${name}?${query}`, body: told.address })),
    )
  })

  it('again where they did not take it, and no secret is in what the log says', async () => {
    status = 403
    await expect(tellBaidu({ ...told, news: 'changed' }, 'secret-token', engine.url)).rejects.toThrow(
      /^127\.0\.0\.1:\d+ answered 403$/,
    )
  })

  it('again where Baidu’s answer of 200 says that it did not take it, or is none', async () => {
    for (const said of [
      '{"remain":4999998,"success":0,"not_same_site":["https://news.example.cn/articles/7"]}',
      '{"remain":4999998,"success":1,"not_valid":["https://news.example.cn/articles/7"]}',
      '<html>登录网络</html>',
      '',
    ]) {
      answer = said
      await expect(tellBaidu({ ...told, news: 'removed' }, 'secret-token', engine.url)).rejects.toThrow(
        'did not take it',
      )
    }
  })
})

describe('an article', () => {
  const waiting = () =>
    db().$queryRaw<{ id: number; engine: string }[]>`
      SELECT (data ->> 'articleId')::int AS id, data ->> 'engine' AS engine
      FROM pgboss.job WHERE name = 'announce-article' ORDER BY engine`

  it('is announced with each change that readers see, by a job for each engine that is configured', async () => {
    await aFederationReport()
    expect(await waiting()).toEqual([])
    completeConfig({ indexNowKey: key, baiduPushToken: 'secret-token' })
    try {
      const seen = await aFederationReport({ title: '第二篇报道' })
      await takeDownArticle(await aChiefEditor(), { ...seen, reason: 'copyright', note: '权利人来函' })
      expect(await waiting()).toEqual(
        ['baidu', 'baidu', 'indexnow', 'indexnow'].map((engine) => ({ id: seen.id, engine })),
      )
      expect(await (await ask(elsewhere, `/${key}.txt`, {})).text()).toBe(key)
      expect((await ask(elsewhere, '/other.txt', {})).status).toBe(404)
      const usual = await ask(elsewhere, '/rss.xml', {})
      expect(usual.headers.get('location')).toBe('/feeds/rss.xml')
    } finally {
      completeConfig({ indexNowKey: undefined, baiduPushToken: undefined })
    }
  })
})
