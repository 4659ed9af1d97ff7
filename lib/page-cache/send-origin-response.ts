import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OriginResponse } from './fetch-from-origin.ts'

/** Sends a response of the origin unchanged; without its body to HEAD. */
export function sendOriginResponse(
  { status, headers, body }: OriginResponse,
  { method }: IncomingMessage,
  response: ServerResponse,
): void {
  const hasBody = status >= 200 && status !== 204 && status !== 304
  response.writeHead(status, { ...headers, ...(hasBody ? { 'content-length': body.length } : {}) })
  if (hasBody && method !== 'HEAD') response.end(body)
  else response.end()
}
