import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { MOST_FIELDS, mostBodyBytes } from './form-limits.ts'
import { FormRefusal, malformed, tooManyFields } from './form-refusal.ts'
import { type PartReader, readPart } from './read-part.ts'

/**
 * Reads a multipart body (RFC 7578): fields into memory within their limits, files straight to disk.
 * @throws FormRefusal for what no form of ours sends, and for too much of it; Error when the sender went away
 */
export async function readMultipart(request: IncomingMessage, reader: PartReader): Promise<void> {
  const parser = parserFor(request)
  const streams = new Set<BusboyFileStream>()
  let parts = Promise.resolve()
  const failure = Promise.withResolvers<never>()
  // Observed here, too: it may come while nothing waits for it.
  failure.promise.catch(() => {})
  // Every part is taken as a file: a field's bytes are decoded here, where wrong ones are noticed. One after the other, as
  // several may come in the same piece of the body.
  parser.on('file', (field, stream, name: string | undefined) => {
    streams.add(stream)
    parts = parts.then(() => readPart(reader, { field, name, stream }))
    parts.catch(failure.reject)
  })
  parser.once('partsLimit', () => failure.reject(tooManyFields()))
  parser.once('error', () => failure.reject(malformed()))
  try {
    await Promise.race([failure.promise, pass(request, parser)])
    await parts
  } finally {
    for (const stream of streams) stream.destroy()
    await parts.catch(() => {})
  }
}

function parserFor({ headers }: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      isPartAFile: () => true,
      limits: { parts: MOST_FIELDS, headerPairs: 20, headerSize: 4_096 },
    })
  } catch {
    throw malformed()
  }
}

/** The connection stays open for the response. */
async function pass(request: IncomingMessage, parser: BusboyInstance): Promise<void> {
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBodyBytes()) throw tooLargeBody()
    if (!parser.write(chunk)) await once(parser, 'drain')
  }
  const finished = once(parser, 'finish')
  parser.end()
  await finished
}

export const tooLargeBody = () => new FormRefusal(413, '提交的文件加起来太大，没有收下。请减少文件后再提交。')
