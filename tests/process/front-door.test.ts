import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aDataFolder, type Portal, runToEnd, startPortal } from '../support/portal.ts'
import { metric } from './newsroom.ts'

let portal: Portal
let data: Awaited<ReturnType<typeof aDataFolder>>

beforeAll(async () => {
  data = await aDataFolder()
  portal = await startPortal({ DATA_DIR: data.folder, TRUST_PROXY: 'true' })
})

afterAll(async () => {
  await portal.stop()
  await data.remove()
})

/** Sends these very bytes and returns all that comes back until the connection ends, or falls silent. */
function raw(bytes: string, url = portal.url, { silenceMs = 1_000 } = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    let said = ''
    socket.setTimeout(silenceMs, () => socket.destroy())
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
  })
}

const get = (target: string, headers = '') =>
  raw(`GET ${target} HTTP/1.1\r\nHost: x\r\n${headers}Connection: close\r\n\r\n`)
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])

it.each(['/#%', '/articles/1#%', '/api/articles/1#%/views', '/%', '/a/../%zz', '/\\evil', '//evil/'])(
  '%s is answered, and nothing is reported',
  async (target) => {
    expect(statusOf(await get(target))).toBeGreaterThanOrEqual(200)
    expect(portal.stdout()).not.toMatch(/URIError|"level":[56]0/)
  },
)

it.each(['/api/metrics', '/x/../api/metrics', '/./api/metrics', '/x/%2E./api/metrics', '/api/metrics#x'])(
  '%s tells a stranger nothing',
  async (target) => {
    const answer = await get(target, 'X-Forwarded-For: 203.0.113.5\r\n')
    expect(statusOf(answer)).toBe(404)
    expect(answer).not.toContain('citysite_')
  },
)

it('one page is kept once, however its address is written', async () => {
  await get('/articles/1')
  const before = await metric(portal, 'citysite_page_cache_pages')
  for (let way = 0; way < 20; way++)
    for (const target of [
      `/articles/1#${way}`,
      `/x${way}/../articles/1`,
      `/articles/1?x=${way}`,
      `/%61rticles/1?utm_source=${way}`,
    ])
      expect(statusOf(await get(target))).toBe(200)
  expect(await metric(portal, 'citysite_page_cache_pages')).toBe(before)
})

it('nobody can drop what is kept', async () => {
  await get('/articles/1')
  const misses = await metric(portal, 'citysite_page_cache_requests_total{outcome="miss"}')
  for (const target of ['/articles/1', '/articles/1/', '/'])
    await raw(`POST ${target} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
  await get('/articles/1')
  expect(await metric(portal, 'citysite_page_cache_requests_total{outcome="miss"}')).toBe(misses)
})

it('who asks for hundreds of pages in one breath and reads none is sent away; others are answered', async () => {
  const greedy = 'GET /articles/1 HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(400)
  const answer = await raw(greedy)
  expect(answer.match(/HTTP\/1\.1 200/g)?.length ?? 0).toBeLessThan(100)
  const modest = await raw('GET /articles/1 HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5))
  expect(modest.match(/HTTP\/1\.1 200/g)).toHaveLength(5)
})

it('requests that come while it starts wait, whatever they ask for', async () => {
  const folder = await aDataFolder()
  const port = 20_000 + (process.pid % 20_000)
  const starting = startPortal({ DATA_DIR: folder.folder, PORT: String(port) })
  const url = `http://127.0.0.1:${port}`
  let early = ''
  for (let tries = 0; early === '' && tries < 200; tries++) {
    early = await raw('GET /#% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', url, { silenceMs: 20_000 })
    await sleep(20)
  }
  expect(statusOf(early)).toBe(200)
  await (await starting).stop()
  await folder.remove()
})

it.each([
  ['WEB_CONCURRENCY', '0'],
  ['WEB_CONCURRENCY', '0x2'],
  ['PAGE_CACHE_MB', '-1'],
  ['PAGE_CACHE_MB', '1.5'],
  ['PORT', '1e3'],
])('%s=%s stops the start with one line', async (name, value) => {
  const { code, stderr, stdout } = await runToEnd(['server.ts'], { DATA_DIR: data.folder, [name]: value })
  expect(code).toBe(1)
  expect(stderr).toMatch(new RegExp(`^${name} is "${value}"; it should be [^\n]+\n$`))
  expect(stdout).toBe('')
})
