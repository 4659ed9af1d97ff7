import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { completeConfig, secret } from '#lib/config.ts'
import { sessionCookieName } from '#lib/editors/session-cookie.ts'
import { discardForm, POSTED_FORM, type PostedForm, takePosted } from '#lib/public-forms/posted-form.ts'
import { formAdmission } from '#lib/server/admit-form.ts'
import { FormPace } from '#lib/server/form-pace.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { answered, aServer, sendRaw } from '../../support/raw-http.ts'

// Purpose: whatever bytes arrive at the address of a public form, the handler gets plain fields and files on disk, or a person reads
// one sentence; nothing is kept of what was refused, and Next gets neither body nor type of a form.

const KB = 1_024
const MB = 1_024 * KB
const folder = mediaFolder()
const left = () => readdir(join(folder.path(), 'form-work')).catch(() => [])

type Seen = { url: string; headers: Record<string, unknown>; form: PostedForm; contents: string[] }

let port: number
let pace: FormPace
let seen: Seen[]
/** Ends what the handler waits for. */
let hold: Promise<void> | null
/** What its answer waits for, which is made. */
let stay: Promise<void> | null

beforeEach(async () => {
  completeConfig({ formMaxMb: { file: 1, files: 2 }, siteUrl: 'https://news.example.cn', trustProxy: true })
  seen = []
  hold = null
  stay = null
  const most = { perClient: 100, perNetwork: 100, seconds: 600 }
  pace = new FormPace({ perSecond: 100, burst: 100, reserved: 0, ...most })
  const admit = formAdmission(pace)
  port = await aServer(async (request, response) => {
    const admitted = await admit(request, response)
    if (admitted === null) response.end('untouched')
    if (admitted === null || admitted === 'answered') return
    const { request: passed } = admitted
    const form = takePosted(String(passed.headers[POSTED_FORM]))
    if (form) {
      const contents = await Promise.all(form.files.map(({ path }) => readFile(path, 'latin1')))
      seen.push({ url: passed.url ?? '', headers: { ...passed.headers }, form, contents })
      await hold
      await discardForm(form)
    }
    await stay
    admitted.done()
    response.end('passed on')
  })
})

const send = (body: BodyInit, { path = '/contribute', ...init }: RequestInit & { path?: string } = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, ...init })

const BOUNDARY = 'line'
const TYPE = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
const part = (head: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const END = `--${BOUNDARY}--\r\n`
/** Bytes as they stand. */
const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('a form', () => {
  it('is read into fields and files, whose bytes are the ones that were sent', async () => {
    const form = new FormData()
    form.append('title', '第一行\r\n第二行\u0000')
    form.append('topic', '甲')
    form.append('topic', '乙')
    const photo = Buffer.alloc(700 * KB, '图片')
    form.append('files', new File([photo], '早市 “一”.jpg', { type: 'image/jpeg' }))
    form.append('files', new File([], ''))
    expect(await (await send(form, { path: '/hant/contribute?x=1' })).text()).toBe('passed on')
    const [{ url, headers, form: read, contents }] = seen as [Seen]
    expect(url).toBe('/contribute?x=1')
    expect([headers['content-type'], headers['content-length']]).toEqual(['text/plain', '0'])
    expect([read.fields.text('title'), read.fields.list('topic')]).toEqual(['第一行\n第二行', ['甲', '乙']])
    expect(() => read.fields.text('topic')).toThrow('重复')
    expect(read.files).toMatchObject([
      {
        field: 'files',
        name: '早市 “一”.jpg',
        bytes: photo.length,
        hash: createHash('sha256').update(photo).digest('hex'),
      },
    ])
    expect(contents).toEqual([photo.toString('latin1')])
    expect(await left()).toEqual([])
  })

  it('is read as well where it has the older encoding, without files', async () => {
    await send(new URLSearchParams({ title: '标 题+&=', text: '一\r\n二' }))
    expect(seen[0]?.form.fields.input(['title', 'text', 'absent'])).toEqual({
      ...{ title: '标 题+&=', text: '一\n二', absent: '' },
    })
  })

  it.each([
    ['a file that is too large', [MB + 1], '太大'],
    ['more files than it takes', Array<number>(14).fill(10), '最多 12 个文件'],
    ['files that are too large together', [MB, MB, 9], '合计最大'],
  ])('leaves out %s, and says so beside its field', async (_, sizes, sentence) => {
    const form = new FormData()
    form.append('title', '标题')
    for (const size of sizes) form.append('files', new File([Buffer.alloc(size)], '照片.jpg'))
    await send(form)
    expect(seen[0]?.form.problems).toEqual([{ field: 'files', sentence: expect.stringContaining(sentence) }])
    expect(seen[0]?.form.fields.text('title')).toBe('标题')
    expect(await left()).toEqual([])
  })
})

describe('an editor’s form', () => {
  it.each([
    ['/api/cases', 'registered_notice'],
    ['/api/cases/7/counter-notices', 'recorded_counter'],
  ])(
    'to %s is read for who was signed in here, whatever readers send, and for nobody else',
    async (path, purpose) => {
      const form = () => {
        const form = new FormData()
        form.append('files', new File([Buffer.alloc(KB)], '来件.pdf'))
        return form
      }
      expect((await send(form(), { path })).status).toBe(401)
      expect(
        (await send(form(), { path, headers: { cookie: `${sessionCookieName}=forged.c2ln` } })).status,
      ).toBe(401)
      const value = `token.${createHmac('sha256', secret()).update('token').digest('base64')}`
      const cookie = { cookie: `${sessionCookieName}=${encodeURIComponent(value)}` }
      for (const foreign of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://other.example' }])
        expect((await send(form(), { path, headers: { ...cookie, ...foreign } })).status).toBe(403)
      expect(seen).toEqual([])
      expect(await left()).toEqual([])
      // Whoever has sent forms from there has sent as many as readers may.
      const from = { 'x-forwarded-for': '192.0.2.7' }
      for (let time = 0; time < 100; time += 1) pace.take(from['x-forwarded-for'])
      expect((await send(form(), { headers: from })).status).toBe(429)
      expect(await (await send(form(), { path, headers: { ...from, ...cookie } })).text()).toBe('passed on')
      expect(seen[0]?.form).toMatchObject({ purpose, files: [{ name: '来件.pdf' }] })
    },
  )
})

describe('what no form of ours sends', () => {
  const manyParts = Array.from({ length: 300 }, (_, at) => part(`name="a${at}"`, '')).join('')
  it.each([
    ['ends before its end', TYPE, part('name="title"', 'x'), 400],
    ['has no boundary', { 'content-type': 'multipart/form-data; boundary=' }, 'x', 400],
    ['has no parts', TYPE, 'nothing', 400],
    ['has a name of the language', TYPE, part('name="__proto__"', 'x') + END, 400],
    ['has a part without a name', TYPE, part('filename="a.jpg"', 'x') + END, 400],
    ['is written in GBK', TYPE, part('name="title"', '\xc4\xe3\xba\xc3') + END, 400],
    ['has half a character', TYPE, part('name="title"', '\xed\xa0\x80') + END, 400],
    [
      'has half a character, escaped',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'title=%ED%A0%80',
      400,
    ],
    ['has hundreds of fields', TYPE, manyParts + END, 413],
    [
      'has hundreds of short fields',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'a=1&'.repeat(300),
      413,
    ],
    ['has a field of megabytes', TYPE, part('name="text"', 'x'.repeat(MB + 1)) + END, 413],
    ['is no form', { 'content-type': 'application/json' }, '{}', 415],
  ])('is refused in one sentence: it %s', async (_, headers, body, status) => {
    const response = await send(bytes(body), { headers })
    expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store'])
    expect(await response.text()).toMatch(/<p data-form-refused>[^<]+。<\/p>/)
    expect(seen).toEqual([])
    expect(await left()).toEqual([])
  })

  it('is refused before it has come when it says how long it is, and while it comes when that was a lie', async () => {
    const head = (length: string) =>
      `POST /contribute HTTP/1.1\r\nHost: a\r\nContent-Type: ${TYPE['content-type']}\r\n${length}\r\n\r\n`
    const announced = await sendRaw(port, head('Content-Length: 104857600'), { silenceMs: 500 })
    expect(answered(announced)).toMatchObject({ status: 413, headers: { connection: 'close' } })
    const { answer, sentBytes } = await sendMuch(head('Transfer-Encoding: chunked'), 100 * MB)
    expect(answered(answer).status).toBe(413)
    expect(answer).toContain('文件加起来太大')
    expect(sentBytes).toBeGreaterThan(2 * MB)
    expect(await left()).toEqual([])
  })

  it('leaves nothing behind when its sender goes away', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `POST /contribute HTTP/1.1\r\nHost: a\r\nContent-Type: ${TYPE['content-type']}\r\nContent-Length: 500000\r\n\r\n`,
    )
    socket.write(part('name="files"; filename="a.jpg"', 'x'.repeat(200_000)))
    await expect.poll(left).toHaveLength(1)
    socket.destroy()
    await expect.poll(left).toEqual([])
    expect(seen).toEqual([])
  })
})

describe('who may send', () => {
  it.each([
    ['a page of ours', { origin: 'https://news.example.cn', 'sec-fetch-site': 'same-origin' }, 200],
    ['an old telephone', {}, 200],
    ['a page that tells no referrer', { origin: 'null' }, 200],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['another site in an old browser', { origin: 'https://evil.example' }, 403],
    ['a frame of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a site beside ours', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s', async (_, headers, status) => {
    expect((await send(new URLSearchParams({ a: '1' }), { headers })).status).toBe(status)
  })

  it.each(['/', '/contribute/1', '/articles/1', '/cases/', '/api/articles'])('not at %s', async (path) => {
    expect(await (await send(new URLSearchParams({ a: '1' }), { path })).text()).toBe('untouched')
  })
})

describe('a burst', () => {
  it('is answered one by one; the others are asked to come back before they are read', async () => {
    const release = Promise.withResolvers<void>()
    hold = release.promise
    const sent = Array.from({ length: 40 }, (_, at) =>
      send(new URLSearchParams({ a: '1' }), { headers: { 'x-forwarded-for': `198.51.${at}.1` } }),
    )
    let refusals = 0
    for (const one of sent)
      void one.then(({ status }) => {
        if (status === 503) refusals += 1
      })
    await expect.poll(() => [seen.length, refusals]).toEqual([1, 16])
    release.resolve()
    const answers = await Promise.all(sent)
    const refused = answers.filter(({ status }) => status === 503)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(24)
    expect(refused).toHaveLength(16)
    expect(refused[0]?.headers.get('retry-after')).toBe('5')
    expect(seen).toHaveLength(24)
  })

  it('with files is answered a few at a time, and keeps no form of words waiting', async () => {
    const release = Promise.withResolvers<void>()
    hold = release.promise
    const picture = new FormData()
    picture.append('files', new File([Buffer.alloc(KB)], '照片.jpg'))
    const sent = Array.from({ length: 5 }, () => send(picture))
    await expect.poll(() => seen.length).toBe(3)
    sent.push(send(new URLSearchParams({ a: '1' })))
    await expect.poll(() => seen.at(-1)?.form.fields.names).toEqual(['a'])
    expect(seen).toHaveLength(4)
    release.resolve()
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(6).fill(200))
  })

  it('of one address leaves the others their turn, and is counted for ten minutes', () => {
    let now = 0
    const most = { perClient: 3, perNetwork: 8, seconds: 600 }
    const pace = new FormPace({ perSecond: 1, burst: 5, reserved: 0, ...most }, () => now)
    const takes = (address: string) => pace.take(address)
    expect(['a', 'a', 'a'].map(() => takes('192.0.2.1'))).toEqual([null, null, null])
    expect(takes('192.0.2.1')).toEqual({ why: 'address', retryAfter: 600 })
    expect([takes('192.0.2.2'), takes('192.0.2.2')]).toEqual([null, null])
    expect(takes('192.0.2.2')).toEqual({ why: 'all', retryAfter: 5 })
    now = 2_000
    expect([takes('192.0.2.2'), takes('192.0.2.3')]).toEqual([null, null])
    now = 600_000
    expect(takes('192.0.2.1')).toBeNull()
  })

  it('of a network leaves the others their turn, and new forms leave theirs to answers', () => {
    let now = 0
    const most = { perClient: 3, perNetwork: 4, seconds: 600 }
    const pace = new FormPace({ perSecond: 1, burst: 7, reserved: 2, ...most }, () => now)
    const takes = (at: number) => pace.take(`2001:db8:1:${at}::1`)
    expect([1, 2, 3, 4].map(takes)).toEqual([null, null, null, null])
    expect(takes(5)).toEqual({ why: 'address', retryAfter: 600 })
    expect(pace.take('192.0.2.1')).toBeNull()
    expect(pace.take('192.0.2.1')).toEqual({ why: 'all', retryAfter: 5 })
    const reply = () => pace.take('192.0.2.2', { isReply: true })
    expect([reply(), reply(), reply()]).toEqual([null, null, { why: 'all', retryAfter: 5 }])
    now = 600_000
    expect(takes(5)).toBeNull()
  })

  it('of one network does not take every place', async () => {
    const release = Promise.withResolvers<void>()
    hold = release.promise
    const sent = Array.from({ length: 14 }, (_, at) =>
      send(new URLSearchParams({ a: '1' }), { headers: { 'x-forwarded-for': `198.51.100.${at}` } }),
    )
    await expect.poll(() => seen.length).toBe(1)
    // Both are refused while the others wait, however late the last one comes.
    const early: number[] = []
    for (const answer of sent) void answer.then(({ status }) => early.push(status))
    await expect.poll(() => early).toEqual([503, 503])
    release.resolve()
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 503)).toHaveLength(2)
  })
})

it('a reader who does not take his answer keeps nobody waiting', async () => {
  const taken = Promise.withResolvers<void>()
  stay = taken.promise
  const slow = Array.from({ length: 6 }, () => send(new URLSearchParams({ a: '1' })))
  await expect.poll(() => seen.length).toBe(6)
  taken.resolve()
  for (const { status } of await Promise.all(slow)) expect(status).toBe(200)
})

/** Sends chunks until the server has had enough. @returns its answer, and how much was sent */
function sendMuch(head: string, most: number): Promise<{ answer: string; sentBytes: number }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const opening = part('name="files"; filename="a.jpg"', '')
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    let [answer, sentBytes] = ['', 0]
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve({ answer, sentBytes }))
    socket.write(`${head}${opening.length.toString(16)}\r\n${opening}\r\n`)
    const more = () => {
      if (answer !== '' || sentBytes >= most) return void socket.end()
      sentBytes += 0x10000
      socket.write(chunk, () => setImmediate(more))
    }
    more()
  })
}
