import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'

/** How a body travels (RFC 9110 §8.4.1). */
export type Coding = 'br' | 'gzip' | 'identity'

/** What compression makes smaller, and from which length on it is worth a header. */
const COMPRESSIBLE = /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript)\b|image\/svg\+xml)/
const LEAST_BYTES = 1_024

/** Made while somebody waits, and made for a page that many ask for. */
export type Effort = 'quick' | 'best'
const efforts = {
  quick: { brotli: 5, gzip: 6 },
  best: { brotli: 11, gzip: 9 },
} as const

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)]
const [unbrotli, unzip] = [promisify(brotliDecompress), promisify(gunzip)]

/** Whether a body of this type and length is worth compressing. */
export function isCompressible(contentType: string, length: number): boolean {
  return length >= LEAST_BYTES && COMPRESSIBLE.test(contentType)
}

/** The body in that coding; made off the event loop. */
export async function encoded(body: Buffer, coding: 'br' | 'gzip', effort: Effort): Promise<Buffer> {
  const { brotli: quality, gzip: level } = efforts[effort]
  if (coding === 'gzip') return zip(body, { level })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // The window of a page, not of four megabytes, which would have to be set up for each.
    [constants.BROTLI_PARAM_LGWIN]: body.length > 200_000 ? 22 : 18,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return brotli(body, { params })
}

/** The plain body of one in that coding; made off the event loop. */
export function decoded(body: Buffer, coding: 'br' | 'gzip'): Promise<Buffer> {
  return coding === 'gzip' ? unzip(body) : unbrotli(body)
}

/** Browsers send a handful of different lists; somebody else sends others. */
const KNOWN_LISTS = 256
const LONGEST_LIST = 100
const negotiatedBefore = new Map<string, Codings>()

export type Codings = {
  /** What the client likes best. */
  best: Coding
  /** Of what it takes, what is made fastest. */
  fastest: Coding
}

/**
 * The codings to answer with, by the request's Accept-Encoding (RFC 9110 §12.5.3); brotli comes before gzip where the
 * client likes both as much. One that says nothing gets the plain bytes.
 */
export function codingsFor(accepted = ''): Codings {
  const before = negotiatedBefore.get(accepted)
  if (before !== undefined) return before
  const codings = negotiated(accepted)
  if (negotiatedBefore.size < KNOWN_LISTS && accepted.length <= LONGEST_LIST)
    negotiatedBefore.set(accepted, codings)
  return codings
}

function negotiated(accepted: string): Codings {
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
