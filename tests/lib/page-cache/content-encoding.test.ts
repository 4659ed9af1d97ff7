import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compress, decompress, isCompressible, negotiateEncodings } from '#lib/page-cache/content-encoding.ts'

const page = Buffer.from('<p>授旗仪式在服务阵地举行。</p>'.repeat(300))

describe('the encoding of a response', () => {
  it.each([
    [undefined, 'identity', 'identity'],
    ['', 'identity', 'identity'],
    ['gzip, deflate, br', 'br', 'gzip'],
    ['gzip', 'gzip', 'gzip'],
    ['br', 'br', 'br'],
    ['BR;Q=0.5, GZIP;Q=0.8', 'gzip', 'gzip'],
    ['gzip;q=0.5, br ; q = 0.5', 'br', 'gzip'],
    ['br;q=0, gzip', 'gzip', 'gzip'],
    ['gzip;q=0, br;q=0', 'identity', 'identity'],
    ['*', 'br', 'gzip'],
    ['*, br;q=0', 'gzip', 'gzip'],
    ['identity, *;q=0', 'identity', 'identity'],
    ['x-gzip', 'gzip', 'gzip'],
    ['br;q=often, gzip', 'gzip', 'gzip'],
    ['zstd, deflate', 'identity', 'identity'],
    ['brotli', 'identity', 'identity'],
  ])('for Accept-Encoding %j is %s at best and %s at once', (accepted, best, fastest) =>
    expect(negotiateEncodings(accepted)).toEqual({ best, fastest }),
  )

  it('is negotiated the same at the second time, and for more different fields than are remembered', () => {
    for (let times = 0; times < 2; times++)
      for (let made = 0; made < 400; made++)
        expect(negotiateEncodings(`gzip, x-${made}`)).toEqual({ best: 'gzip', fastest: 'gzip' })
  })
})

describe('a body is compressed', () => {
  it.each([
    'text/html; charset=utf-8',
    'application/json',
    'application/problem+json',
    'application/xml',
    'image/svg+xml',
    'application/javascript',
  ])('where it is text, like %s, and long enough', (type) => {
    expect(isCompressible(type, 1_024)).toBe(true)
    expect(isCompressible(type, 1_023)).toBe(false)
  })

  it.each(['image/png', 'application/zip', 'video/mp4', 'font/woff2', 'application/octet-stream', ''])(
    'but not as %j, which is compressed or unknown',
    (type) => expect(isCompressible(type, 1_000_000)).toBe(false),
  )

  it('and restored byte for byte, by us and by any other decoder', async () => {
    for (const effort of ['fast', 'best'] as const) {
      const [br, gzip] = [await compress(page, 'br', effort), await compress(page, 'gzip', effort)]
      expect(brotliDecompressSync(br)).toEqual(page)
      expect(gunzipSync(gzip)).toEqual(page)
      expect(await decompress(br, 'br')).toEqual(page)
      expect(await decompress(gzip, 'gzip')).toEqual(page)
      expect(br.length).toBeLessThan(page.length / 10)
    }
  })

  it('also one beyond the small window, with the large one', async () => {
    const long = Buffer.concat([page, Buffer.alloc(200_001, '字'), page])
    const br = await compress(long, 'br', 'fast')
    expect(brotliDecompressSync(br)).toEqual(long)
  })
})
