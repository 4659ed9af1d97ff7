import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Answers that may wait on one connection for their turn (RFC 9112 §9.3.2); browsers ask for one at a time. */
const MOST_WAITING = 16

/**
 * Ends a connection over which more is asked than is read: its answers would all have to be held in memory.
 * @returns whether the request is to be answered
 */
export function pipeliningLimit(
  most = MOST_WAITING,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const waiting = new WeakMap<Socket, number>()
  return ({ socket }, response) => {
    // An answer gets the connection when the one before it has gone.
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
