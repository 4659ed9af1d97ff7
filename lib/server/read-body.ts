import type { IncomingMessage } from 'node:http'

/** Of a body that is too long so much is read and thrown away; who is cut off while he sends never hears why. */
const MOST_READ = 16_777_216

/**
 * Reads a whole body of at most `mostBytes`.
 * @returns 'too-long', or 'broken-off' when the sender went away
 */
export async function readBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Buffer | 'too-long' | 'broken-off'> {
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > MOST_READ) return 'too-long'
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    // Not destroyed when left: the refusal goes out on the same connection.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MOST_READ) return 'too-long'
      if (bytes > mostBytes) chunks.length = 0
      else chunks.push(chunk)
    }
  } catch {
    return 'broken-off'
  }
  return bytes > mostBytes ? 'too-long' : Buffer.concat(chunks)
}
