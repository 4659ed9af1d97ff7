import type { ServerResponse } from 'node:http'
import { addStandingHeaders } from './default-headers.ts'

/** A sentence where no page can say it: before one is asked, or when none could be made. Never to be stored. */
export function answerPlainly(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Record<string, string> = {},
): void {
  const own = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(sentence)),
    'cache-control': 'no-store',
  }
  addStandingHeaders(response)
  response.writeHead(status, { ...headers, ...own }).end(sentence)
}
