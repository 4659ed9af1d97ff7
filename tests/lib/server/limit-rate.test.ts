import { afterAll, beforeAll, expect, it } from 'vitest'
import { completeConfig } from '#lib/config.ts'
import { rateLimit } from '#lib/server/limit-rate.ts'
import { aLoopbackServer } from '../../support/loopback-server.ts'

let time = 0
const isWithin = rateLimit({ requests: 2, seconds: 60 }, () => time)
const server = aLoopbackServer((request, response) => {
  if (isWithin(request, response)) response.end('{}')
})

beforeAll(() => completeConfig({ trustProxy: true }))
afterAll(() => completeConfig({ trustProxy: false }))

const ask = (path: string, client?: string) =>
  fetch(server.url + path, { headers: client ? { 'x-forwarded-for': client } : {} })

it('a client is told what is left, and refused beyond it until the time is over', async () => {
  const first = await ask('/api/articles?city=lecong', '192.0.2.1')
  expect(first.headers.get('ratelimit-policy')).toBe('"api";q=2;w=60')
  expect(first.headers.get('ratelimit')).toBe('"api";r=1;t=60')
  time += 20_000
  expect((await ask('/api/articles/7', '192.0.2.1')).headers.get('ratelimit')).toBe('"api";r=0;t=40')
  const refused = await ask('/oembed?url=x', '192.0.2.1')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('40')
  expect(await refused.json()).toMatchObject({ status: 429, code: 'too-many' })
  expect((await ask('/api/articles', '192.0.2.2')).status).toBe(200)
  time += 40_000
  expect((await ask('/api/articles', '192.0.2.1')).headers.get('ratelimit')).toBe('"api";r=1;t=60')
})

it('pages, the counting of views, what was removed, and programs of this machine are not counted', async () => {
  for (const path of ['/articles/7', '/api/articles/7/views', '/api/articles/removed', '/api/health'])
    expect((await ask(path, '192.0.2.3')).headers.get('ratelimit'), path).toBeNull()
  for (let times = 0; times < 4; times += 1) expect((await ask('/api/articles')).status).toBe(200)
})

it('an address is counted as the origin will read it', async () => {
  for (const path of ['/%61pi/articles', '/%6fembed?url=x', '/api/articles/7'])
    expect((await ask(path, '192.0.2.9')).headers.get('ratelimit'), path).not.toBeNull()
  expect((await ask('/articles', '192.0.2.9')).headers.get('ratelimit')).toBeNull()
})
