import { createServer } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isDomainError } from '#lib/errors.ts'
import { fetchPublic } from '#lib/fetch/fetch-public.ts'
import { publicNetwork } from '#lib/fetch/public-network.ts'
import { aServer } from '../../support/raw-http.ts'
import { networkOf } from '../../support/test-network.ts'

const limits = { maxBytes: 100_000, timeoutMs: 5_000 }

/** What a failed fetch says of itself. */
async function reasonOf(fetched: Promise<unknown>): Promise<unknown> {
  try {
    await fetched
  } catch (error) {
    if (isDomainError(error)) return error.details.reason
    throw error
  }
  return 'none'
}

/** A server at the name news.example, in a network where that is the only name. */
async function aSite(
  answer: Parameters<typeof aServer>[0],
  names: Parameters<typeof networkOf>[0] = {},
): Promise<{ at: string; network: ReturnType<typeof networkOf>; port: number }> {
  const port = await aServer(answer)
  return {
    at: `http://news.example:${port}`,
    network: networkOf({ 'news.example': ['127.0.0.1'], ...names }),
    port,
  }
}

/** Speaks raw bytes, for answers that no HTTP library sends. */
async function aRawServer(bytes: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(bytes))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

describe('fetching a page', () => {
  it('brings its bytes, its type and the address it came from in the end', async () => {
    const { at, network } = await aSite((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: encodeURI('/新') }).end()
      else response.setHeader('content-type', 'text/html; charset=gbk').end('<p>ok')
    })
    const fetched = await fetchPublic(`${at}/old#part`, { ...limits, types: ['text/html'] }, network)
    expect(fetched).toMatchObject({ status: 200, url: `${at}/${encodeURI('新')}` })
    expect(fetched.headers['content-type']).toBe('text/html; charset=gbk')
    expect(fetched.bytes.toString()).toBe('<p>ok')
  })

  it('says whose portal asks', async () => {
    const { at, network } = await aSite((request, response) => response.end(request.headers['user-agent']))
    const { bytes } = await fetchPublic(at, limits, network)
    expect(bytes.toString()).toMatch(/^Mozilla\/5\.0 \(compatible; CitySite; \+http/)
  })

  it('unpacks what is compressed', async () => {
    const packed = { gzip: gzipSync('正文'), br: brotliCompressSync('正文'), deflate: deflateSync('正文') }
    const { at, network } = await aSite((request, response) => {
      const encoding = (request.url?.slice(1) ?? '') as keyof typeof packed
      response.setHeader('content-encoding', encoding).end(packed[encoding])
    })
    for (const encoding of Object.keys(packed))
      expect((await fetchPublic(`${at}/${encoding}`, limits, network)).bytes.toString()).toBe('正文')
  })

  it('gives statuses back instead of failing', async () => {
    const { at, network } = await aSite((_request, response) => response.writeHead(451).end('gone'))
    expect(await fetchPublic(at, { ...limits, types: ['image/*'] }, network)).toMatchObject({ status: 451 })
  })

  it('follows a redirect whose address is written in raw UTF-8', async () => {
    const to = await aSite((request, response) => response.end(decodeURI(request.url ?? '')))
    const location = `${to.at}/新闻`
    const port = await aRawServer(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`)
    const { bytes } = await fetchPublic(`http://news.example:${port}/`, limits, to.network)
    expect(bytes.toString()).toBe('/新闻')
  })
})

describe('an address that is refused before anything is asked', () => {
  it.each([
    'file:///etc/passwd',
    'ftp://example.cn/a',
    'gopher://example.cn',
    'data:text/html,x',
    'javascript:alert(1)',
    '//example.cn',
    'http://user:secret@example.cn/',
    'http://user@example.cn/',
    'http://example.cn:22/',
    'http://example.cn:5432/',
    'https://example.cn:6379/',
    'http://exa mple.cn/',
    'http:/example.cn',
    '',
  ])('%s', async (address) => {
    expect(await reasonOf(fetchPublic(address, limits))).toBe('address')
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[fec0::1]/',
    'http://10.0.0.1:8080/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
  ])('%s', async (address) => {
    expect(await reasonOf(fetchPublic(address, limits))).toBe('not-public')
  })

  it('a name of this machine, as the real resolver answers it', async () => {
    expect(await reasonOf(fetchPublic('http://localhost/', limits, publicNetwork))).toBe('not-public')
  })
})

describe('a name', () => {
  it('of which one address is inside is refused, and so is one inside altogether', async () => {
    const { port } = await aSite((_request, response) => response.end('SECRET'))
    const network = networkOf({ 'mixed.example': ['127.0.0.1', '10.0.0.1'], 'inside.example': ['::1'] })
    for (const name of ['mixed.example', 'inside.example'])
      expect(await reasonOf(fetchPublic(`http://${name}:${port}/`, limits, network))).toBe('not-public')
  })

  it('that changes its answer between two connections is refused at the second', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']]
    const { at, network } = await aSite(
      (request, response) => {
        if (request.url === '/') response.writeHead(302, { location: '/inside', connection: 'close' }).end()
        else response.end('SECRET')
      },
      { 'news.example': () => answers.shift() ?? ['127.0.0.2'] },
    )
    expect(await reasonOf(fetchPublic(at, limits, network))).toBe('not-public')
    expect(answers).toEqual([])
  })

  it('that nobody knows, or that never answers, fails', async () => {
    expect(await reasonOf(fetchPublic('http://nobody.example/', limits, networkOf()))).toBe('name')
    const silent = { ...networkOf(), resolve: () => new Promise<never>(() => {}) }
    expect(await reasonOf(fetchPublic('http://a.example/', { ...limits, timeoutMs: 300 }, silent))).toBe(
      'time',
    )
  })
})

describe('a redirect', () => {
  it.each([
    ['http://127.0.0.2/', 'not-public'],
    ['http://[::1]/', 'not-public'],
    ['http://0x7f000002/', 'not-public'],
    ['//192.168.0.1/', 'not-public'],
    ['http://inside.example/', 'not-public'],
    ['file:///etc/passwd', 'address'],
    ['http://a:b@news.example/', 'address'],
    ['gopher://news.example/', 'address'],
    ['http://', 'address'],
  ])('to %s is refused', async (location, reason) => {
    const { at, network } = await aSite((_request, response) => response.writeHead(302, { location }).end(), {
      'inside.example': ['10.1.2.3'],
    })
    expect(await reasonOf(fetchPublic(at, limits, network))).toBe(reason)
  })

  it('that leads in a circle ends', async () => {
    let asked = 0
    const { at, network } = await aSite((_request, response) => {
      asked += 1
      response.writeHead(301, { location: '/' }).end()
    })
    expect(await reasonOf(fetchPublic(at, limits, network))).toBe('redirects')
    expect(asked).toBe(6)
  })
})

describe('a server that misbehaves', () => {
  const endless =
    (chunk: Buffer): Parameters<typeof aServer>[0] =>
    (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', more)
      }
      more()
    }

  it('and never ends its body is left at the limit', async () => {
    const { at, network } = await aSite(endless(Buffer.alloc(16_384, 65)))
    expect(await reasonOf(fetchPublic(at, limits, network))).toBe('size')
  })

  it('and announces 200 MB is not listened to', async () => {
    const { at, network } = await aSite((_request, response) => {
      response.setHeader('content-length', 200 * 1024 * 1024).write('x')
    })
    expect(await reasonOf(fetchPublic(at, limits, network))).toBe('size')
  })

  it('and packs 50 MB into 50 KB is left at the limit, too', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
    const { at, network } = await aSite((_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(bomb),
    )
    expect(bomb.length).toBeLessThan(limits.maxBytes)
    expect(await reasonOf(fetchPublic(at, limits, network))).toBe('size')
  })

  it('and sends a byte now and then is left when the time is over', async () => {
    const { at, network } = await aSite((_request, response) => {
      const drip = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(drip))
    })
    const start = Date.now()
    expect(await reasonOf(fetchPublic(at, { ...limits, timeoutMs: 500 }, network))).toBe('time')
    expect(Date.now() - start).toBeLessThan(4_000)
  })

  it('and says nothing at all is left when the time is over', async () => {
    const { at, network } = await aSite(() => {})
    expect(await reasonOf(fetchPublic(at, { ...limits, timeoutMs: 300 }, network))).toBe('time')
  })

  it('and breaks off before the length it announced fails', async () => {
    const { network } = await aSite((_request, response) => response.end())
    const port = await aRawServer('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort')
    expect(await reasonOf(fetchPublic(`http://news.example:${port}/`, limits, network))).toBe('connection')
  })

  it.each([
    'HELLO\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nshort',
    `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(70_000)}\r\n\r\n`,
  ])('and speaks something else than HTTP fails', async (bytes) => {
    const { network } = await aSite((_request, response) => response.end())
    const port = await aRawServer(bytes)
    expect(await reasonOf(fetchPublic(`http://news.example:${port}/`, limits, network))).toBe('connection')
  })

  it.each([
    ['gzip', Buffer.from('no gzip at all')],
    ['gzip', gzipSync('text').subarray(0, -9)],
    ['br', Buffer.from('no brotli')],
    ['gzip, gzip', gzipSync('x')],
    ['zstd', Buffer.from('x')],
  ])('and damages what it packs as %s fails', async (encoding, bytes) => {
    const { at, network } = await aSite((_request, response) =>
      response.setHeader('content-encoding', encoding).end(bytes),
    )
    expect(await reasonOf(fetchPublic(at, limits, network))).toBe('encoding')
  })

  it('and sends another type than was asked for is refused', async () => {
    const { at, network } = await aSite((_request, response) =>
      response.setHeader('content-type', 'video/mp4').end('x'),
    )
    const asked = fetchPublic(at, { ...limits, types: ['text/html', 'image/*'] }, network)
    expect(await reasonOf(asked)).toBe('type')
  })

  it('and is not there fails, once', async () => {
    const { network } = await aSite((_request, response) => response.end())
    expect(await reasonOf(fetchPublic('http://news.example:1/', limits, network))).toBe('connection')
  })
})

it('an editor who gives up is obeyed at once', async () => {
  const { at, network } = await aSite(() => {})
  const stop = new AbortController()
  const asked = fetchPublic(at, { ...limits, signal: stop.signal }, network)
  stop.abort(new Error('stopped'))
  await expect(asked).rejects.toThrow('stopped')
})
