import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { PageCacheOptions } from '#lib/page-cache/options.ts'
import { PageCache } from '#lib/page-cache/page-cache.ts'

/** A request that the origin received. */
export type Asked = { url: string; method: string; headers: IncomingHttpHeaders; response: ServerResponse }

export type Told = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string }

export const KEEP = { 'cache-control': 'public, s-maxage=60', 'content-type': 'text/html; charset=utf-8' }

/**
 * A page cache over real HTTP, in front of an origin that the test implements.
 * @param answer answers one request, at once or later
 */
export async function aPageCache(
  answer: (asked: Asked) => unknown,
  options: Partial<PageCacheOptions> = {},
): Promise<{
  cache: PageCache
  asked: Asked[]
  ask(path: string, init?: { method?: string; headers?: OutgoingHttpHeaders; body?: string }): Promise<Told>
}> {
  const asked: Asked[] = []
  const origin: PageCacheOptions['origin'] = ({ url = '', method = '', headers }, response) => {
    const one = { url, method, headers, response }
    asked.push(one)
    return answer(one)
  }
  const cache = new PageCache({ origin, ...options })
  const server = createServer((request, response) => cache.handle(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', 4_096, ready))
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })
  onTestFinished(async () => {
    agent.destroy()
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  const ask = (path: string, { method = 'GET', headers = {}, body = '' } = {}) =>
    new Promise<Told>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method, headers, agent }, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        const bytes = Buffer.concat(chunks)
        const { statusCode = 0 } = response
        resolve({ status: statusCode, headers: response.headers, bytes, text: bytes.toString() })
      })
        .on('error', reject)
        .end(body)
    })
  return { cache, asked, ask }
}

/** Answers with a page that is fresh for a minute. */
export function keep({ response }: Asked, body: string, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(200, { ...KEEP, ...headers }).end(body)
}
