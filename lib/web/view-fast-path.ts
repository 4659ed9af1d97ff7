import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ViewRequest, viewAnswer } from './view-request.ts'

const views = /^\/api\/articles\/([^/?]+)\/views(?:\?|$)/

/**
 * Answers GET and POST of `/api/articles/:id/views` before Next, by the same function as the route.
 * @returns false for every other request, which it does not touch
 */
export function viewFastPath(request: IncomingMessage, response: ServerResponse): boolean {
  const { method = '', url = '' } = request
  const [, segment] = views.exec(url) ?? []
  if (segment === undefined || (method !== 'POST' && method !== 'GET')) return false
  void viewAnswer(viewRequestOf(request, response), decoded(segment)).then(({ status, headers, body }) => {
    if (!response.destroyed && !response.headersSent)
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
  })
  return true
}

/** Decodes the segment as Next does for a route; one that cannot be decoded is not an article's number either way. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function viewRequestOf(request: IncomingMessage, response: ServerResponse): ViewRequest {
  const { method = '', url = '', headers } = request
  return {
    method,
    target: url,
    header: (name) => {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    readBody: (most) => boundedText(request, most),
    isAborted: () => response.destroyed,
  }
}

function boundedText(request: IncomingMessage, most: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > most) resolve(null)
      else chunks.push(chunk)
    })
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.once('error', reject)
    request.once('close', () => resolve(null))
  })
}
