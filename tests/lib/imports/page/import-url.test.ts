import { describe, expect, it } from 'vitest'
import { mediaOf } from '#lib/articles/body/media-of.ts'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { type Found, isRefusal } from '#lib/imports/candidate.ts'
import { importUrl } from '#lib/imports/page/import-url.ts'
import { aListedSource } from '../../../support/cast.ts'
import { aServer } from '../../../support/raw-http.ts'
import { networkOf } from '../../../support/test-network.ts'
import { encodeGb18030 } from '../encode-gb18030.ts'
import * as pages from './pages.ts'

/** What a run would find at these addresses of a site. */
async function foundAt(
  addresses: string[],
  { isDone = false } = {},
): Promise<{ found: Found[]; read: number[] }> {
  const network = networkOf({ 'news.example': ['127.0.0.1'], 'inside.example': ['10.0.0.1'] })
  const read: number[] = []
  const context = {
    signal: new AbortController().signal,
    isDone: async () => isDone,
    progress: (done: number) => void read.push(done),
  }
  const found: Found[] = []
  for await (const one of importUrl({ addresses }, context, { network, pauseMs: 0 })) found.push(one)
  return { found, read }
}

async function aSite(): Promise<string> {
  const port = await aServer((request, response) => {
    if (request.url === '/gov') return response.setHeader('content-type', 'text/html').end(pages.stateCouncil)
    if (request.url === '/county')
      return response.setHeader('content-type', 'text/html').end(encodeGb18030(pages.county))
    if (request.url === '/inside')
      return response.writeHead(302, { location: 'http://inside.example/' }).end()
    const part = /^\/long(?:_(\d))?\.html$/.exec(request.url ?? '')
    if (part && part[1] !== '9')
      return response.setHeader('content-type', 'text/html').end(pages.part(Number(part[1] ?? 1)))
    if (request.url === '/film') return response.setHeader('content-type', 'video/mp4').end('x')
    return response.writeHead(404).end('<html><title>没有</title></html>')
  })
  return `http://news.example:${port}`
}

describe('addresses that are pasted', () => {
  it('become candidates, each by its address, with pictures that are fetched later', async () => {
    const site = await aSite()
    const { found, read } = await foundAt([`${site}/gov`, `${site}/county`])
    expect(found).toMatchObject([
      {
        key: `${site}/gov`,
        title: '乐从举办第十二届家庭乒乓球赛',
        origin: 'repost',
        sourceName: '乐从发布',
        sourceUrl: `${site}/gov`,
        files: [{ address: `${site}/content_1.files/pic1.jpg` }],
        columns: ['地方'],
      },
      { title: '关于举办家庭赛的公告', leftOut: [expect.stringContaining('1 个附件')] },
    ])
    expect(read).toEqual([1, 2])
  })

  it('that cannot be had are refused with the reason, and the others go on', async () => {
    const site = await aSite()
    const wrong = [
      'javascript:alert(1)',
      'http://127.0.0.2/',
      `${site}/inside`,
      `${site}/gone`,
      `${site}/film`,
    ]
    const { found } = await foundAt([...wrong, `${site}/gov`])
    expect(found.slice(0, 5)).toEqual([
      { key: wrong[0], reason: expect.stringContaining('这不是可以抓取的网址') },
      { key: wrong[1], reason: expect.stringContaining('内部网络') },
      { key: wrong[2], reason: expect.stringContaining('内部网络') },
      { key: wrong[3], reason: expect.stringContaining('404') },
      { key: wrong[4], reason: expect.stringContaining('不是所要的那种内容') },
    ])
    expect(found[5]).toMatchObject({ title: '乐从举办第十二届家庭乒乓球赛' })
  })

  it('of an article that is split over several pages are put together, each page once', async () => {
    const site = await aSite()
    const { found } = await foundAt([`${site}/long.html`])
    const [whole] = found
    if (!whole || isRefusal(whole)) throw new Error('refused')
    const text = plainText(whole.body)
    const at = [1, 2, 3].map((part) => text.indexOf(`这是第 ${part} 部分`))
    expect(at.every((one, index) => one > (at[index - 1] ?? -1))).toBe(true)
    expect(text.split('这是第').length).toBe(4)
    expect(text).not.toContain('下一页')
    expect(whole.files).toEqual([1, 2, 3].map((part) => ({ address: `${site}/${part}.jpg` })))
    expect(mediaOf(whole.body)).toEqual([1, 2, 3])
    expect((await foundAt([`${site}/long_8.html`])).found).toEqual([
      {
        key: `${site}/long_8.html`,
        reason: expect.stringMatching(/第 2 页（.*long_9.html）没有取到：.*404/),
      },
    ])
  })

  it('are not asked again where the run has had them', async () => {
    expect(await foundAt(['http://nobody.example/'], { isDone: true })).toEqual({ found: [], read: [1] })
  })

  it('of a listed source’s site have its name where the page says none', async () => {
    await aListedSource({ name: '街坊报', hosts: ['news.example'] })
    const port = await aServer((_request, response) =>
      response
        .setHeader('content-type', 'text/html')
        .end(`<title>街坊的一天</title><h1>街坊的一天</h1><div id="zoom"><p>${pages.TEXT}</p></div>`),
    )
    const { found } = await foundAt([`http://news.example:${port}/1`])
    expect(found).toMatchObject([{ sourceName: '街坊报' }])
  })
})
