import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Pipelined requests that may wait on one connection (RFC 9112 §9.3.2); browsers do not pipeline. */
const MOST_WAITING = 16

/**
 * Closes a connection that pipelines more requests than it reads responses: the responses would accumulate in memory.
 * @returns whether the request is to be processed
 */
export function pipeliningLimit(
  most = MOST_WAITING,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const waiting = new WeakMap<Socket, number>()
  return ({ socket }, response) => {
    // A response is assigned its socket when the one before it has been sent.
    if (response.socket !== null) return true
    const before = waiting.get(socket) ?? 0
    if (before >= most) {
      socket.destroy()
      return false
    }
    waiting.set(socket, before + 1)
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1))
    return true
  }
}
