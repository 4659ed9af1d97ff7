import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fileServer } from '#lib/server/serve-files.ts'
import { compressFiles } from '../../../deploy/compress.mjs'
import { answered, aServer, sendRaw } from '../../support/raw-http.ts'

const SCRIPT = 'console.log("你好");'.repeat(200)
let root: string
let port: number

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'citysite-files-'))
  const [open, built] = [join(root, 'public'), join(root, '.next', 'static', 'chunks')]
  for (const folder of [join(open, '.well-known'), join(open, 'files'), join(open, '.git'), built])
    await mkdir(folder, { recursive: true })
  await writeFile(join(root, 'secret.txt'), 'secret')
  await writeFile(join(open, 'robots.txt'), 'User-agent: *\nDisallow: /admin\n')
  await writeFile(join(open, 'share.png'), 'png')
  await writeFile(join(open, '文件 1.txt'), '中文')
  await writeFile(join(open, 'archive.gz'), 'gz')
  await writeFile(join(open, '.well-known', 'security.txt'), 'Contact: x')
  await writeFile(join(open, '.env'), 'secret')
  await writeFile(join(open, '.git', 'config'), 'secret')
  await symlink(join(root, 'secret.txt'), join(open, 'link.txt'))
  await symlink(root, join(open, 'up'))
  await writeFile(join(built, 'a.js'), SCRIPT)
  await writeFile(join(built, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await compressFiles(join(root, '.next', 'static'))
})

afterAll(() => rm(root, { recursive: true }))

beforeEach(async () => {
  const serve = fileServer(root)
  port = await aServer((request, response) => {
    if (!serve(request, response)) response.writeHead(299).end('a page')
  })
})

const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const lines = Object.entries({ host: 'x', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return answered(await sendRaw(port, `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`))
}

describe('a file', () => {
  it('is sent with its type, length and Cache-Control', async () => {
    expect(await ask('/robots.txt')).toMatchObject({
      status: 200,
      body: 'User-agent: *\nDisallow: /admin\n',
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-length': '31',
        'cache-control': 'public, max-age=3600',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      },
    })
    expect((await ask('/_next/static/chunks/a.js')).headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  it('that is a picture may be embedded by other sites', async () => {
    for (const path of ['/share.png', '/_next/static/chunks/icon.svg'])
      expect((await ask(path)).headers['cross-origin-resource-policy']).toBe('cross-origin')
  })

  it('is found by its path in any encoding and with any query', async () => {
    expect((await ask('/robots.txt?v=1')).status).toBe(200)
    expect((await ask('/%E6%96%87%E4%BB%B6%201.txt')).body).toBe('中文')
    expect((await ask('/.well-known/security.txt')).body).toBe('Contact: x')
  })

  it('with compressed copies is sent in the preferred encoding, each with an entity tag of its own', async () => {
    const path = '/_next/static/chunks/a.js'
    const plain = await ask(path)
    expect(plain.body).toBe(SCRIPT)
    expect(plain.headers.vary).toBe('Accept-Encoding')
    const [br, gzip] = [
      await ask(path, { 'accept-encoding': 'gzip, br' }),
      await ask(path, { 'accept-encoding': 'gzip' }),
    ]
    expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip'])
    expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
    const zipped = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(await zipped.text()).toBe(SCRIPT)
    expect(Number(gzip.headers['content-length'])).toBeLessThan(SCRIPT.length / 10)
  })

  it('is not sent to HEAD, nor to a client that has it', async () => {
    const { headers } = await ask('/robots.txt')
    const head = await ask('/robots.txt', {}, 'HEAD')
    expect(head).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '31', etag: headers.etag },
    })
    for (const condition of [
      { 'if-none-match': headers.etag ?? '' },
      { 'if-none-match': '*' },
      { 'if-modified-since': headers['last-modified'] ?? '' },
    ])
      expect(await ask('/robots.txt', condition)).toMatchObject({ status: 304, body: '' })
  })

  it.each([
    ['If-Match', '"other"', 412],
    ['If-Unmodified-Since', 'Tue, 01 Jan 2019 00:00:00 GMT', 412],
    ['If-Unmodified-Since', 'Fri, 01 Jan 2100 00:00:00 GMT', 200],
    ['If-Match', '*', 200],
    ['If-None-Match', '"other"', 200],
    ['If-Modified-Since', 'nonsense', 200],
    ['Range', 'bytes=0-3', 206],
    ['Range', 'bytes=-4', 206],
    ['Range', 'bytes=-4000', 200],
    ['Range', 'bytes=31-', 416],
    ['Range', 'bytes=9-2', 416],
    ['Range', 'bytes=-0', 416],
    ['Range', 'bytes=abc', 416],
    ['Range', 'bytes=', 416],
    ['Range', 'bytes=99999999999999999999-', 416],
    ['Range', 'pages=1-2', 200],
    ['Range', 'nonsense', 200],
  ])('%s: %s is answered with %i', async (name, value, status) => {
    const answer = await ask('/robots.txt', { [name]: value })
    expect(answer.status).toBe(status)
    if (status === 416) expect(answer.headers['content-range']).toBe('bytes */31')
    if (status >= 400) expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    if (status === 206) expect(answer.body).toHaveLength(4)
    else if (status === 200) expect(answer.body).toHaveLength(31)
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
    'cannot be asked with %s',
    async (method) => {
      const answer = await ask('/robots.txt', { 'content-length': '0' }, method)
      expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } })
    },
  )

  it('answers OPTIONS with the allowed methods', async () => {
    const answer = await ask('/_next/static/chunks/a.js', {}, 'OPTIONS')
    expect(answer).toMatchObject({ status: 204, body: '', headers: { allow: 'GET, HEAD, OPTIONS' } })
  })
})

it.each([
  '/',
  '/files',
  '/files/',
  '/.env',
  '/.git/config',
  '/link.txt',
  '/up/secret.txt',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/robots.txt/',
  '/ROBOTS.TXT',
  '/robots.txt%00',
  '//robots.txt',
])('%s is no file, and passed to the pages', async (path) => {
  expect((await ask(path)).status).toBe(299)
})

it.each([
  '/_next/static/chunks/b.js',
  '/_next/static/',
  '/_next/static/chunks/a.js.br',
  '/_next/static/../x',
])('%s is of the build, and not there: nobody may keep that', async (path) => {
  const answer = await ask(path)
  expect(answer).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } })
})

it('a file that was deleted since is answered with 404', async () => {
  await writeFile(join(root, 'public', 'gone.txt'), '')
  const serve = fileServer(root)
  const other = await aServer((request, response) => void serve(request, response))
  expect((await fetch(`http://127.0.0.1:${other}/gone.txt`)).status).toBe(200)
  await rm(join(root, 'public', 'gone.txt'))
  const answer = await fetch(`http://127.0.0.1:${other}/gone.txt`)
  expect([answer.status, await answer.text()]).toEqual([404, '没有这个文件。'])
})
