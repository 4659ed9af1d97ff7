import type { ServerResponse } from 'node:http'
import { addDefaultHeaders } from './default-headers.ts'

/** Answers with one sentence as plain text, where no page can be rendered; with `Cache-Control: no-store`. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  const own = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    'cache-control': 'no-store',
  }
  addDefaultHeaders(response)
  response.writeHead(status, { ...headers, ...own }).end(text)
}
