import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Captured } from './capture.ts'

/** Sends a response of the origin as it came. */
export function sendCaptured(
  { status, headers, body }: Captured,
  { method }: IncomingMessage,
  response: ServerResponse,
): void {
  const hasBody = status >= 200 && status !== 204 && status !== 304
  response.writeHead(status, { ...headers, ...(hasBody ? { 'content-length': body.length } : {}) })
  if (hasBody && method !== 'HEAD') response.end(body)
  else response.end()
}
