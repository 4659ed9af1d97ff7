import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Asked, aPageCache, KEEP, keep } from '../../support/origin.ts'

const long = '乐从镇志愿者联合会举行授旗仪式。'.repeat(100)

/** An origin that answers when the test calls `make`, in the order of the requests. */
function aSlowOrigin() {
  const waiting: { asked: Asked; make(body: string, headers?: Record<string, string>): void }[] = []
  return {
    waiting,
    answer: (asked: Asked) => {
      waiting.push({ asked, make: (body, headers) => keep(asked, body, headers) })
    },
    async next() {
      for (let tries = 0; waiting.length === 0 && tries < 200; tries++) await sleep(5)
      const first = waiting.shift()
      if (!first) throw new Error('the origin was not asked')
      return first
    },
  }
}

describe('a cacheable page', () => {
  it('is rendered once, and answered again with its age and the same validators', async () => {
    const { ask, asked, cache } = await aPageCache((one) => keep(one, 'page', { etag: 'W/"a"' }))
    const first = await ask('/a')
    await sleep(1_100)
    const second = await ask('/a')
    expect(asked).toHaveLength(1)
    const [young, old] = [first, second].map(({ headers }) => Number(headers.age))
    expect(old).toBeGreaterThan(young ?? 0)
    expect(second).toMatchObject({
      status: 200,
      text: 'page',
      headers: { etag: 'W/"a"', 'content-length': '4' },
    })
    expect(second.headers.date).toBe(first.headers.date)
    expect(cache.counts).toMatchObject({ hit: 1, miss: 1 })
  })

  it('is rendered once for a thousand simultaneous requests', async () => {
    const origin = aSlowOrigin()
    const { ask, asked, cache } = await aPageCache(origin.answer)
    const readers = Array.from({ length: 1_000 }, () => ask('/national-story'))
    const page = await origin.next()
    for (let tries = 0; cache.counts.joined < 999 && tries < 500; tries++) await sleep(10)
    page.make(long)
    for (const told of await Promise.all(readers)) expect(told.text).toBe(long)
    expect(asked).toHaveLength(1)
    expect(cache.counts).toMatchObject({ miss: 1, joined: 999, hit: 0 })
  })

  it('is sent in the encoding that the client prefers, each made once, with one ETag', async () => {
    const { ask, asked } = await aPageCache((one) =>
      keep(one, long, { etag: 'W/"long"', vary: 'Accept-Encoding' }),
    )
    const told = async (accepted?: string) =>
      ask('/a', accepted === undefined ? {} : { headers: { 'accept-encoding': accepted } })
    const first = await told('gzip, deflate, br, zstd')
    const br = await told('gzip, deflate, br, zstd')
    const plain = await told()
    const gzip = await told('gzip;q=1.0, br;q=0.5')
    expect(plain).toMatchObject({ text: long })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', etag: 'W/"long"', vary: 'Accept-Encoding' })
    expect(brotliDecompressSync(br.bytes).toString()).toBe(long)
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.bytes).toString()).toBe(long)
    // The first response uses the fastest encoding.
    expect(first.headers['content-encoding']).toBe('gzip')
    for (const { headers, bytes } of [plain, br, gzip])
      expect(headers['content-length']).toBe(String(bytes.length))
    for (const accepted of ['br;q=0, identity', 'deflate', '*;q=0', ''])
      expect((await told(accepted)).headers['content-encoding'], accepted).toBeUndefined()
    expect((await told('*')).headers['content-encoding']).toBe('br')
    expect(asked).toHaveLength(1)
    expect(asked[0]?.headers['accept-encoding']).toBe('identity')
  })

  it('is compressed again with the best effort once it is requested often', async () => {
    const text = Array.from({ length: 2_000 }, (_, at) => `第${at}位志愿者${(at * 7919) % 1_013}`).join('，')
    const { ask } = await aPageCache((one) => keep(one, text))
    const headers = { 'accept-encoding': 'br' }
    await ask('/a', { headers })
    const fast = (await ask('/a', { headers })).bytes
    for (let readers = 0; readers < 110; readers++) await ask('/a', { headers })
    let best = fast
    for (let tries = 0; best.length >= fast.length && tries < 100; tries++) {
      await sleep(20)
      best = (await ask('/a', { headers })).bytes
    }
    expect(best.length).toBeLessThan(fast.length)
    expect(brotliDecompressSync(best).toString()).toBe(text)
  })

  it('is answered to HEAD with the same fields and no body, and with 304 to a client that has it', async () => {
    const modified = 'Tue, 24 Nov 2026 04:00:05 GMT'
    const { ask, asked } = await aPageCache((one) =>
      keep(one, long, { etag: 'W/"a"', 'last-modified': modified, link: '</a>; rel="canonical"' }),
    )
    const head = await ask('/a', { method: 'HEAD' })
    const whole = await ask('/a')
    expect(head.bytes).toHaveLength(0)
    const unlike = ['date', 'age']
    for (const name of Object.keys(whole.headers).filter((name) => !unlike.includes(name)))
      expect(head.headers[name], name).toBe(whole.headers[name])
    for (const condition of [
      { 'if-none-match': 'W/"a"' },
      { 'if-none-match': '"x", "a"' },
      { 'if-modified-since': modified },
    ]) {
      const unchanged = await ask('/a', { headers: condition })
      expect(unchanged).toMatchObject({
        status: 304,
        text: '',
        headers: { etag: 'W/"a"', link: expect.any(String) },
      })
      expect(unchanged.headers['content-type']).toBeUndefined()
    }
    expect(
      (await ask('/a', { headers: { 'if-none-match': '"x"', 'if-modified-since': modified } })).status,
    ).toBe(200)
    expect(asked.map(({ method }) => method)).toEqual(['GET'])
  })

  it('is answered with 412 where a precondition fails, and has no strong tag in several encodings', async () => {
    const { ask, asked } = await aPageCache((one) =>
      keep(one, long, { etag: '"a"', 'last-modified': 'Tue, 24 Nov 2026 04:00:05 GMT' }),
    )
    for (const [headers, status] of [
      [{ 'if-match': '"a"' }, 200],
      [{ 'if-match': '*' }, 200],
      [{ 'if-match': '"x", W/"a"' }, 412],
      [{ 'if-unmodified-since': 'Tue, 24 Nov 2026 04:00:05 GMT' }, 200],
      [{ 'if-unmodified-since': 'Tue, 24 Nov 2026 04:00:04 GMT' }, 412],
    ] as const)
      expect((await ask('/a', { headers })).status, JSON.stringify(headers)).toBe(status)
    const compressed = await ask('/a', { headers: { 'accept-encoding': 'br' } })
    expect(compressed.headers).toMatchObject({ etag: 'W/"a"', vary: 'Accept-Encoding' })
    expect((await ask('/a')).headers).toMatchObject({ etag: '"a"', vary: 'Accept-Encoding' })
    expect(asked).toHaveLength(1)
  })

  it('without a body has no Content-Length', async () => {
    const { ask } = await aPageCache(({ response }) => response.writeHead(204, KEEP).end())
    for (const told of [await ask('/a'), await ask('/a')])
      expect([told.status, told.headers['content-length']]).toEqual([204, undefined])
  })

  it('is not used after its lifetime', async () => {
    let edition = 0
    const { ask } = await aPageCache((one) =>
      keep(one, `edition ${++edition}`, { 'cache-control': 's-maxage=1' }),
    )
    expect((await ask('/a')).text).toBe('edition 1')
    await sleep(1_050)
    expect((await ask('/a')).text).toBe('edition 2')
  })

  it('is refreshed before it expires, so that no request waits', async () => {
    let edition = 0
    const answered = Promise.withResolvers<void>()
    const { ask, cache } = await aPageCache(async (one) => {
      const mine = ++edition
      if (mine > 1) await answered.promise
      keep(one, `edition ${mine}`, { 'cache-control': 's-maxage=2' })
    })
    await ask('/a')
    await sleep(1_550)
    const during = await Promise.all(Array.from({ length: 20 }, () => ask('/a')))
    answered.resolve()
    expect(new Set(during.map(({ text }) => text))).toEqual(new Set(['edition 1']))
    await sleep(300)
    expect((await ask('/a')).text).toBe('edition 2')
    expect([edition, cache.counts.refresh, cache.counts.miss]).toEqual([2, 1, 1])
  })

  it('is used until it expires when its refresh fails', async () => {
    let fails = false
    const { ask } = await aPageCache((one) => {
      if (fails) one.response.writeHead(503).end()
      else keep(one, 'page', { 'cache-control': 's-maxage=2' })
    })
    await ask('/a')
    fails = true
    await sleep(1_600)
    await ask('/a')
    await sleep(100)
    expect((await ask('/a')).status).toBe(200)
    await sleep(400)
    expect((await ask('/a')).status).toBe(503)
  })
})

describe('a purge', () => {
  it('deletes the entries with that tag at once, and no others', async () => {
    let edition = 0
    const { ask, cache } = await aPageCache((one) =>
      keep(one, `${one.url} ${++edition}`, {
        'cache-tag': one.url === '/a' ? 'article:1, front' : 'article:2',
      }),
    )
    await ask('/a')
    await ask('/b')
    cache.purgeTags(['front'])
    expect((await ask('/a')).text).toBe('/a 3')
    expect((await ask('/b')).text).toBe('/b 2')
    cache.purgeTags(['article:12', 'unheard-of'])
    expect((await ask('/a')).text).toBe('/a 3')
    cache.purgeAll()
    expect((await ask('/b')).text).toBe('/b 4')
    expect(cache.pages).toBe(1)
  })

  it('during a render: its result is neither sent to requests that wait nor stored', async () => {
    const origin = aSlowOrigin()
    const { ask, cache } = await aPageCache(origin.answer)
    const readers = [ask('/a'), ask('/a')]
    const before = await origin.next()
    cache.purgeTags(['article:1'])
    const later = ask('/a')
    before.make('taken down meanwhile', { 'cache-tag': 'article:1' })
    const after = await origin.next()
    after.make('tombstone', { 'cache-tag': 'article:1' })
    for (const told of await Promise.all([...readers, later])) expect(told.text).toBe('tombstone')
    expect((await ask('/a')).text).toBe('tombstone')
    expect(origin.waiting).toHaveLength(0)
  })

  it('during a refresh: the entry is deleted, and the result of the refresh is not stored', async () => {
    let edition = 0
    const { ask, cache } = await aPageCache(async (one) => {
      const mine = ++edition
      if (mine === 2) await sleep(200)
      keep(one, `edition ${mine}`, { 'cache-control': 's-maxage=2', 'cache-tag': 'a' })
    })
    await ask('/a')
    await sleep(1_550)
    await ask('/a')
    cache.purgeTags(['a'])
    expect((await ask('/a')).text).toBe('edition 3')
    await sleep(250)
    expect((await ask('/a')).text).toBe('edition 3')
  })

  it('of another tag makes no request wait again', async () => {
    const origin = aSlowOrigin()
    const { ask, cache, asked } = await aPageCache(origin.answer)
    const reader = ask('/a')
    const page = await origin.next()
    cache.purgeTags(['article:2'])
    page.make('page', { 'cache-tag': 'article:1' })
    expect((await reader).text).toBe('page')
    await ask('/a')
    expect(asked).toHaveLength(1)
  })

  it('after purge does not make a request wait for ever', async () => {
    const { ask, cache, asked } = await aPageCache((one) => {
      cache.purgeTags(['a'])
      keep(one, `edition ${asked.length}`, { 'cache-tag': 'a' })
    })
    expect((await ask('/a')).text).toMatch(/^edition \d$/)
    expect(asked.length).toBeLessThan(6)
  })
})

describe('concurrent events', () => {
  it('a purge during a recompression deletes the entry for good', async () => {
    const { ask, cache } = await aPageCache((one) => keep(one, long.repeat(20), { 'cache-tag': 'a' }))
    for (let readers = 0; readers < 101; readers++) await ask('/a')
    cache.purgeTags(['a'])
    await sleep(500)
    expect([cache.pages, cache.bytes]).toEqual([0, 0])
  })

  it('an unsafe request during a render: its result is not stored', async () => {
    const origin = aSlowOrigin()
    const { ask, cache } = await aPageCache((one) =>
      one.method === 'POST' ? one.response.end('changed') : origin.answer(one),
    )
    const reader = ask('/a')
    const before = await origin.next()
    await ask('/a', { method: 'POST', body: 'x' })
    before.make('before')
    const after = await origin.next()
    after.make('after')
    expect((await reader).text).toBe('after')
    expect((await ask('/a')).text).toBe('after')
    expect(cache.pages).toBe(1)
  })
})

describe('bypass, while no purges arrive', () => {
  it('no entry is stored or used, and no answer is older than its request', async () => {
    let current = true
    const origin = aSlowOrigin()
    const { ask, cache, asked } = await aPageCache(origin.answer, { receivesPurges: () => current })
    const cached = ask('/a')
    ;(await origin.next()).make('cached')
    expect((await cached).text).toBe('cached')
    current = false

    const first = ask('/a')
    const made = await origin.next()
    const crowd = Array.from({ length: 50 }, () => ask('/a'))
    for (let tries = 0; cache.waiting < 51 && tries < 500; tries++) await sleep(5)
    made.make('for the first')
    ;(await origin.next()).make('for all who came meanwhile')
    expect((await first).text).toBe('for the first')
    for (const { text } of await Promise.all(crowd)) expect(text).toBe('for all who came meanwhile')
    expect(asked).toHaveLength(3)
    expect(cache.counts.bypass).toBe(51)

    current = true
    cache.purgeAll()
    const back = ask('/a')
    ;(await origin.next()).make('back')
    expect((await back).text).toBe('back')
  })

  it('a render that began before a request is not its answer', async () => {
    let current = true
    const origin = aSlowOrigin()
    const { ask } = await aPageCache(origin.answer, { receivesPurges: () => current })
    const first = ask('/a')
    const before = await origin.next()
    const second = ask('/a')
    await sleep(50)
    current = false
    before.make('before')
    expect((await first).text).toBe('before')
    const after = await origin.next()
    after.make('after')
    expect((await second).text).toBe('after')
  })
})

describe('a response that is not cacheable', () => {
  it.each([
    ['with Set-Cookie', { ...KEEP, 'set-cookie': 'a=b' }],
    ['private', { 'cache-control': 'private, max-age=60' }],
    ['no-store', { 'cache-control': 'no-store' }],
    ['no-cache', { 'cache-control': 'no-cache, s-maxage=60' }],
    ['without Cache-Control', {}],
    ['with a lifetime of 0', { 'cache-control': 's-maxage=0, max-age=60' }],
    ['with contradicting directives', { 'cache-control': 's-maxage=60, s-maxage=10' }],
    ['with Vary: *', { ...KEEP, vary: '*' }],
    ['with a content encoding', { ...KEEP, 'content-encoding': 'gzip' }],
  ])('%s: each request gets a response of its own', async (_, headers) => {
    let answers = 0
    const { ask, cache } = await aPageCache(async ({ response }) => {
      const mine = ++answers
      await sleep(20)
      response.writeHead(200, headers).end(`for ${mine}`)
    })
    const told = await Promise.all([ask('/a'), ask('/a'), ask('/a'), ask('/b')])
    told.push(await ask('/a'))
    expect(new Set(told.map(({ text }) => text)).size).toBe(5)
    expect(cache.pages).toBe(0)
  })

  it('a request with Cookie or Authorization neither uses an entry nor stores one', async () => {
    let answers = 0
    const { ask } = await aPageCache((one) => keep(one, `${++answers} ${one.headers.cookie ?? 'anybody'}`))
    expect((await ask('/a', { headers: { cookie: 'session=1' } })).text).toBe('1 session=1')
    expect((await ask('/a')).text).toBe('2 anybody')
    expect((await ask('/a', { headers: { authorization: 'Bearer x' } })).text).toBe('3 anybody')
    expect((await ask('/a')).text).toBe('2 anybody')
  })

  it('a request with an unsafe method goes to the origin and purges its key', async () => {
    let answers = 0
    const { ask } = await aPageCache((one) => keep(one, `${++answers} ${one.method}`))
    await ask('/a')
    expect((await ask('/a', { method: 'POST', body: 'x' })).text).toBe('2 POST')
    expect((await ask('/a')).text).toBe('3 GET')
    await ask('/a', { method: 'OPTIONS' })
    expect((await ask('/a')).text).toBe('3 GET')
  })

  it('with fixed origin headers nothing that a client sends gets into an entry', async () => {
    const { ask, asked } = await aPageCache(
      (one) => keep(one, `for ${one.headers['x-forwarded-host']}`, { vary: 'rsc' }),
      {
        originHeaders: { host: 'news.example.cn', 'accept-encoding': 'identity' },
      },
    )
    const told = await ask('/a', {
      headers: { 'x-forwarded-host': 'evil.example', rsc: '1', 'accept-language': 'en' },
    })
    expect(told).toMatchObject({ text: 'for undefined', headers: { vary: 'Accept-Encoding' } })
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(['accept-encoding', 'host', 'user-agent'])
    expect((await ask('/a')).text).toBe('for undefined')
    expect(asked).toHaveLength(1)
  })
})

describe('bounds', () => {
  it('of bytes: the least recently used entry is evicted, and a response that is too large is not stored', async () => {
    const { ask, cache, asked } = await aPageCache(
      (one) => keep(one, one.url.startsWith('/huge') ? 'x'.repeat(200_000) : 'x'.repeat(900)),
      { maxBytes: 100_000 },
    )
    await ask('/hot')
    for (let page = 0; page < 200; page++) {
      await ask(`/page/${page}`)
      if (page % 10 === 0) await ask('/hot')
    }
    await ask('/huge')
    expect(cache.bytes).toBeLessThanOrEqual(100_000)
    expect(cache.pages).toBeGreaterThan(20)
    const before = asked.length
    await ask('/hot')
    expect(asked.length).toBe(before)
    await ask('/page/0')
    expect(asked.length).toBe(before + 1)
  })

  it('of 404: any number of wrong addresses evicts no page', async () => {
    const { ask, cache, asked } = await aPageCache(
      (one) => {
        if (one.url === '/page') keep(one, 'page')
        else one.response.writeHead(404, { ...KEEP, 'cache-tag': 'missing' }).end('x'.repeat(900))
      },
      { maxBytes: 1_000_000, maxMissingBytes: 20_000 },
    )
    await ask('/page')
    for (let wrong = 0; wrong < 100; wrong++) await ask(`/wrong/${wrong}`)
    expect(cache.bytes).toBeLessThanOrEqual(23_000)
    const before = asked.length
    expect((await ask('/wrong/99')).status).toBe(404)
    await ask('/page')
    expect(asked.length).toBe(before)
    cache.purgeTags(['missing'])
    await ask('/wrong/99')
    expect(asked.length).toBe(before + 1)
  })

  it('of waiting requests: one more is answered with 503, and the others are answered', async () => {
    const origin = aSlowOrigin()
    const { ask, cache } = await aPageCache(origin.answer, { maxWaiting: 3 })
    const waiting = [ask('/a'), ask('/a'), ask('/b')]
    for (let tries = 0; origin.waiting.length < 2 && tries < 100; tries++) await sleep(5)
    for (let tries = 0; cache.counts.joined < 1 && tries < 100; tries++) await sleep(5)
    expect((await ask('/a')).status).toBe(503)
    for (const { make } of origin.waiting) make('page')
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await ask('/a')).status).toBe(200)
  })
})

it('a page with more tags than an entry may have is never stored, and reported once', async () => {
  const tags = Array.from({ length: 193 }, (_, at) => `media:${at}`).join(', ')
  const reported: string[] = []
  const onTooManyTags = (key: string) => reported.push(key)
  const { ask, asked } = await aPageCache((one) => keep(one, 'page', { 'cache-tag': tags }), {
    onTooManyTags,
  })
  for (const path of ['/a', '/a', '/b', '/a']) expect((await ask(path)).text).toBe('page')
  expect(asked).toHaveLength(4)
  expect(reported).toEqual(['/a', '/b'])
})

describe('when the origin fails', () => {
  it('the failure is shared by all that joined, and the next request renders again', async () => {
    let fails = true
    const { ask, asked } = await aPageCache(async (one) => {
      await sleep(50)
      if (fails) one.response.writeHead(503, { 'retry-after': '5' }).end('away')
      else keep(one, 'back')
    })
    const told = await Promise.all(Array.from({ length: 30 }, () => ask('/a')))
    for (const { status, headers } of told) expect([status, headers['retry-after']]).toEqual([503, '5'])
    expect(asked.length).toBeLessThan(3)
    fails = false
    expect((await ask('/a')).text).toBe('back')
  })

  it.each([
    ['by an exception', () => sleep(60).then(() => Promise.reject(new Error('broken')))],
    [
      'in the middle of its answer',
      ({ response }: Asked) => sleep(60).then(() => response.write('half') && response.destroy()),
    ],
  ])('%s: all that joined are answered with the failure', async (_, answer) => {
    const failures: unknown[] = []
    const onError = (error: unknown) => failures.push(error)
    const answerFailure = (response: Asked['response']) => response.writeHead(500).end('sorry')
    const { ask } = await aPageCache(answer, { onError, answerFailure })
    const told = await Promise.all([ask('/a'), ask('/a')])
    for (const one of told) expect(one).toMatchObject({ status: 500, text: 'sorry' })
    expect(failures, 'one report for all that joined').toHaveLength(1)
  })
})
