import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'

/** A content coding (RFC 9110 §8.4.1); `identity` is the uncompressed body. */
export type ContentEncoding = 'br' | 'gzip' | 'identity'
type Compression = Exclude<ContentEncoding, 'identity'>

/** Content types that are text, and the length from which on compressing saves more than its header costs. */
const COMPRESSIBLE = /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript)\b|image\/svg\+xml)/
const LEAST_BYTES = 1_024

/** `fast` while a client waits for the result; `best` for an entry that is requested often. */
export type Effort = 'fast' | 'best'
const efforts = {
  fast: { brotli: 5, gzip: 6 },
  best: { brotli: 11, gzip: 9 },
} as const

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)]
const [unbrotli, unzip] = [promisify(brotliDecompress), promisify(gunzip)]

/** Whether compressing a body of this type and length makes it smaller. */
export function isCompressible(contentType: string, length: number): boolean {
  return length >= LEAST_BYTES && COMPRESSIBLE.test(contentType)
}

/** Compresses a body, in a thread of libuv's pool. */
export async function compress(body: Buffer, encoding: Compression, effort: Effort): Promise<Buffer> {
  const { brotli: quality, gzip: level } = efforts[effort]
  if (encoding === 'gzip') return zip(body, { level })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // The default window of 4 MB would be allocated for every page.
    [constants.BROTLI_PARAM_LGWIN]: body.length > 200_000 ? 22 : 18,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return brotli(body, { params })
}

/** Reverses `compress`, in a thread of libuv's pool. */
export function decompress(body: Buffer, encoding: Compression): Promise<Buffer> {
  return encoding === 'gzip' ? unzip(body) : unbrotli(body)
}

/** Results are memoised; browsers send a handful of different Accept-Encoding fields. */
const MOST_MEMOISED = 256
const LONGEST_MEMOISED = 100
const memoised = new Map<string, NegotiatedEncodings>()

export type NegotiatedEncodings = {
  /** The one that the client prefers; brotli where it accepts brotli and gzip with equal weight. */
  best: ContentEncoding
  /** The accepted one that is made fastest. */
  fastest: ContentEncoding
}

/**
 * The encodings for a response by the request's Accept-Encoding (RFC 9110 §12.5.3). Without the field it is `identity`,
 * although the RFC would allow any: programs that do not send it often cannot decompress.
 */
export function negotiateEncodings(accepted = ''): NegotiatedEncodings {
  const known = memoised.get(accepted)
  if (known !== undefined) return known
  const encodings = negotiate(accepted)
  if (memoised.size < MOST_MEMOISED && accepted.length <= LONGEST_MEMOISED) memoised.set(accepted, encodings)
  return encodings
}

function negotiate(accepted: string): NegotiatedEncodings {
  const weights = new Map<string, number>()
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim())
    const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '')
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight === undefined ? 1 : Number(weight) || 0)
  }
  const weigh = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  const [br, gzip] = [weigh('br'), weigh('gzip')]
  const best = br > 0 && br >= gzip ? 'br' : gzip > 0 ? 'gzip' : 'identity'
  return { best, fastest: gzip > 0 ? 'gzip' : best }
}
