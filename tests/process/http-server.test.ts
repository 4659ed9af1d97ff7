import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aDataFolder, aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { metric } from './fixtures.ts'
import { tokenOf, until, view } from './readers.ts'
import { aSignedCookie, slowSenders } from './slow-senders.ts'

let portal: Portal
let data: Awaited<ReturnType<typeof aDataFolder>>

beforeAll(async () => {
  data = await aStartedFolder()
  portal = await startPortal({ DATA_DIR: data.folder, TRUST_PROXY: 'true' })
})

afterAll(async () => {
  await portal.stop()
  await data.remove()
})

/** Sends these bytes unchanged and returns everything received until the connection closes or is silent. */
function raw(bytes: string, url = portal.url, { silenceMs = 20_000 } = {}): Promise<string> {
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
function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

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

it('a proxy may keep its connections for a minute', async () => {
  const answer = await raw('GET /articles/1 HTTP/1.1\r\nHost: x\r\n\r\n', portal.url, { silenceMs: 500 })
  expect(Number(/^Keep-Alive: timeout=(\d+)/m.exec(answer)?.[1])).toBeGreaterThan(60)
})

it('a page has one cache entry, however its address is written', async () => {
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

it('no request can purge a cache entry', async () => {
  await get('/articles/1')
  const misses = await metric(portal, 'citysite_page_cache_requests_total{outcome="miss"}')
  for (const target of ['/articles/1', '/articles/1/', '/'])
    await raw(`POST ${target} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
  await get('/articles/1')
  expect(await metric(portal, 'citysite_page_cache_requests_total{outcome="miss"}')).toBe(misses)
})

it('a thousand slow senders from one address block no other client and no editor, and are disconnected after five seconds', async () => {
  const beacons = slowSenders(portal.url, {
    count: 1_000,
    path: '/api/articles/1/views',
    from: '203.0.113.5',
  })
  const strangers = slowSenders(portal.url, { count: 100, path: '/admin/sign-in', from: '203.0.113.5' })
  const haveCome = () =>
    beacons.refused() >= 900 &&
    beacons.waiting() <= 60 &&
    strangers.refused() >= 70 &&
    strangers.waiting() <= 20
  await until('all have come, and most are refused', haveCome)
  const from = (address: string) => ({ 'x-forwarded-for': address })
  expect(await view(portal.url, await tokenOf(portal.url))).toMatchObject({ status: 200 })
  expect((await fetch(`${portal.url}/admin/sign-in`, { headers: from('198.51.100.2') })).status).toBe(200)
  const cookie = await aSignedCookie(data.folder)
  const desk = { headers: { ...from('203.0.113.5'), cookie }, redirect: 'manual' } as const
  expect((await fetch(`${portal.url}/admin/articles`, desk)).status).toBe(307)
  await until('all are gone', () => beacons.allEnded() && strangers.allEnded(), 15_000)
  expect(beacons.timedOut() + strangers.timedOut()).toBeGreaterThan(0)
  expect(portal.stdout()).not.toMatch(/"level":[56]0/)
})

it('a connection without a complete request head is closed after ten seconds', async () => {
  const ended = await Promise.all(
    ['', 'GET / HTTP/1.1\r\nHost: x\r\n'].map((said) => raw(said, portal.url, { silenceMs: 60_000 })),
  )
  for (const answer of ended) expect(answer).toMatch(/^HTTP\/1.1 408/)
})

it('responses to readers have no Cache-Tag', async () => {
  for (const target of ['/articles/1', '/articles/1', '/api/articles/1', '/articles/4711', '/s/nothing1'])
    expect(await get(target)).not.toMatch(/^cache-tag:/im)
  const editor = await get('/articles/1', `Cookie: ${await aSignedCookie(data.folder)}\r\n`)
  expect(editor).not.toMatch(/^cache-tag:/im)
})

it('files, and requests for two hosts, are answered before Next', async () => {
  expect(statusOf(await raw('POST /screenshot.png HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'))).toBe(
    405,
  )
  expect(await get('/screenshot.png')).toMatch(/^cross-origin-resource-policy: cross-origin/im)
  expect(await get('/articles/1')).toMatch(/^cross-origin-resource-policy: same-origin/im)
  const [, script = ''] = /(\/_next\/static\/[^"]+\.js)"/.exec(await get('/admin/sign-in')) ?? []
  const built = await get(script, 'Accept-Encoding: br\r\nRange: bytes=0-9\r\n')
  expect(built).toMatch(/^HTTP\/1.1 206 /)
  expect(built).toMatch(/^cache-control: public, max-age=31536000, immutable/im)
  expect(built).toMatch(/^content-encoding: br/im)
  expect(await raw('GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*Host/)
  expect(statusOf(await raw('GET / HTTP/1.0\r\n\r\n'))).toBe(200)
})

it('a connection with hundreds of pipelined requests is closed; a few are answered', async () => {
  const greedy = 'GET /articles/1 HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(400)
  const answer = await raw(greedy, portal.url, { silenceMs: 2_000 })
  expect(answer.match(/HTTP\/1\.1 200/g)?.length ?? 0).toBeLessThan(100)
  const modest = await raw('GET /articles/1 HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5), portal.url, {
    silenceMs: 2_000,
  })
  expect(modest.match(/HTTP\/1\.1 200/g)).toHaveLength(5)
})

it('requests that arrive during the start wait for it, as many from one address as are processed at once', async () => {
  const folder = await aDataFolder()
  const port = 20_000 + (process.pid % 20_000)
  const starting = startPortal({ DATA_DIR: folder.folder, PORT: String(port) })
  const url = `http://127.0.0.1:${port}`
  await until('the port is open', () => isOpen(port))
  const early = Array.from({ length: 300 }, () =>
    raw('GET /#% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', url, { silenceMs: 110_000 }),
  )
  const statuses = (await Promise.all(early)).map(statusOf)
  expect(statuses.filter((status) => status === 200)).toHaveLength(250)
  expect(statuses.filter((status) => status === 503)).toHaveLength(50)
  await (await starting).stop()
  await folder.remove()
})
