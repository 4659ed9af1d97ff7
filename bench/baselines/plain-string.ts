import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Peer } from './peer.ts'

/** The bytes from a bare `node:http` server: the most that this runtime can do. */
export async function plainString(bytes: Buffer, encoding: string): Promise<Peer> {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': encoding,
    'content-length': bytes.length,
  }
  const server = createServer((_, response) => {
    response.writeHead(200, headers)
    response.end(bytes)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop }
}
