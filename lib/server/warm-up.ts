import { get, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { duplexPair } from 'node:stream'
import { config } from '../config.ts'
import { ALL_ARTICLES } from '../reader-paths.ts'

/** The most visited pages; the first render of each loads and compiles its code. */
const PATHS = ['/', ALL_ARTICLES]

/** Sends a server some requests over an in-process connection, so that its first reader does not wait for code to load.
 *  The responses are ignored. */
export async function warmUp(server: Server): Promise<void> {
  for (const path of PATHS) await send(server, path)
}

function send(server: Server, path: string): Promise<void> {
  const [near, far] = duplexPair()
  server.emit('connection', far)
  const { host } = new URL(config().siteUrl)
  const options = { createConnection: () => near as Socket, path, headers: { host, connection: 'close' } }
  return new Promise((resolve) => {
    get(options, (response) => response.resume().once('close', resolve)).once('error', () => resolve())
  })
}
