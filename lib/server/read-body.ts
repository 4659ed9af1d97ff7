import type { IncomingMessage } from 'node:http'

/** A body that is too long is read up to this size and discarded: a client that is cut off while it sends cannot read the
 *  response. */
const MOST_READ = 16_777_216

/**
 * Reads a whole body of at most `mostBytes`.
 * @returns 'too-long', or 'aborted' when the client closed the connection
 */
export async function readBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Buffer | 'too-long' | 'aborted'> {
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > MOST_READ) return 'too-long'
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    // The connection stays open for the response.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MOST_READ) return 'too-long'
      if (bytes > mostBytes) chunks.length = 0
      else chunks.push(chunk)
    }
  } catch {
    return 'aborted'
  }
  return bytes > mostBytes ? 'too-long' : Buffer.concat(chunks)
}
