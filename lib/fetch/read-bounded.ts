import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { fetchError } from './fetch-failure.ts'

/** How each content coding (RFC 9110 §8.4.1) is undone. */
const decoders = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

/**
 * Reads a body to its end, decompressed. What is counted is what comes out, so that a small file that unpacks to a huge one
 * is given up as soon as it exceeds the limit.
 * @throws DomainError too-large (`details.reason`: size) | unavailable (encoding), or the stream's own error
 */
export async function readBounded(
  body: Readable,
  { encoding, maxBytes, signal }: { encoding: string; maxBytes: number; signal: AbortSignal },
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const keep = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > maxBytes) return done(fetchError('size', { maxBytes }))
      chunks.push(chunk)
      done()
    },
  })
  const decoder = decoderOf(encoding)
  await (decoder ? pipeline(body, decoder, keep, { signal }) : pipeline(body, keep, { signal }))
  return Buffer.concat(chunks)
}

function decoderOf(encoding: string): Transform | null {
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity') return null
  // Several encodings on top of each other are used by nobody but those who want to fill a memory.
  const make = Object.hasOwn(decoders, name) ? decoders[name as keyof typeof decoders] : undefined
  if (!make) throw fetchError('encoding', { encoding: name })
  return make()
}
