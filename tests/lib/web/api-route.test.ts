import { describe, expect, it } from 'vitest'
import { DomainError } from '#lib/errors.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'

const address = 'http://localhost:3000/api/articles?city=lecong&utm_source=wechat&limit=4711'
const asked = (headers = {}) => new Request(address, { headers })
const context = { params: Promise.resolve({ id: '7' }) }

describe('a route of the public JSON', () => {
  it('gets its parameters, and of the query only what it declares, normalised', async () => {
    const given: unknown[] = []
    await apiRoute<'id'>(async ({ instance, siteUrl, params, query }) => {
      given.push(instance, siteUrl, params, [...query])
      return { data: null, tags: [] }
    })(asked(), context)
    const query = [
      ['city', 'lecong'],
      ['limit', '100'],
    ]
    expect(given).toEqual(['/api/articles', 'http://localhost:3000', { id: '7' }, query])
  })

  it('answers JSON with its tags and links, and 304 to a program that has it', async () => {
    const route = apiRoute(async () => ({
      data: { 标题: '授旗' },
      tags: ['articles'],
      links: ['</a>; rel="next"', '</b>'],
    }))
    const response = await route(asked(), context)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('link')).toBe('</a>; rel="next", </b>')
    expect(await response.json()).toEqual({ 标题: '授旗' })
    const etag = response.headers.get('etag') ?? ''
    expect((await route(asked({ 'if-none-match': etag }), context)).status).toBe(304)
  })

  it('passes a response of its own on as it is', async () => {
    const own = new Response('x', { status: 418 })
    expect(await apiRoute(async () => own)(asked(), context)).toBe(own)
  })

  it.each([
    ['a refusal', new DomainError('not-found', '没有这篇文章。'), 404, '没有这篇文章。'],
    [
      'an error that nobody foresaw',
      new Error('column "secret" is missing'),
      500,
      '服务出错了，我们会尽快处理。',
    ],
  ])('answers %s with a problem document that names the request', async (_what, error, status, detail) => {
    const response = await apiRoute(() => Promise.reject(error))(asked(), context)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ status, detail, instance: '/api/articles' })
  })
})

it('a route that can only be read tells which methods it takes, and refuses the others', async () => {
  const options = await readOnly(new Request(address, { method: 'OPTIONS' }))
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD'])
  const put = await readOnly(new Request(address, { method: 'PUT' }))
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})
