import { get, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { duplexPair } from 'node:stream'
import { config } from '../config.ts'

/** Of each of the pages that most readers come for: the first one costs a process what later ones do not. */
const PATHS = ['/', '/articles']

/** Has a server answer some requests that no reader sends, so that its first reader waits no longer than any other. What
 *  they are answered does not matter. */
export async function warmUp(server: Server): Promise<void> {
  for (const path of PATHS) await ask(server, path)
}

function ask(server: Server, path: string): Promise<void> {
  const [near, far] = duplexPair()
  server.emit('connection', far)
  const { host } = new URL(config().siteUrl)
  const options = { createConnection: () => near as Socket, path, headers: { host, connection: 'close' } }
  return new Promise((resolve) => {
    get(options, (response) => response.resume().once('close', resolve)).once('error', () => resolve())
  })
}
