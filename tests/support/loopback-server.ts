import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'

/**
 * A real HTTP server on 127.0.0.1, for the tests of one file.
 * @returns its address, which is known once it listens
 */
export function aLoopbackServer(answer: RequestListener): { readonly url: string } {
  const site = { url: '' }
  const server = createServer(answer)
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  return site
}
