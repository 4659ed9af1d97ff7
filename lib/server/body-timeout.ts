import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasSignedSession } from '../editors/signed-session.ts'
import { sendText } from './send-text.ts'

/** How long a body may take: a fixed time, and the time that the received bytes take at the least speed. */
export type BodyPace = {
  graceMs: number
  /** The fixed time with a session: an editor's connection on a train can be interrupted for more than 5 s. */
  editorGraceMs: number
  bytesPerSecond: number
  checkEveryMs: number
}
const defaults: BodyPace = {
  graceMs: 5_000,
  editorGraceMs: 20_000,
  bytesPerSecond: 16_384,
  checkEveryMs: 500,
}

type Receiving = { response: ServerResponse; since: number; bytesBefore: number; graceMs: number }

/**
 * Answers a request whose body stops, or arrives more slowly than 16 KB/s, with 408 (RFC 9110 §15.5.9), and closes its
 * connection: 4 MB may take four minutes, 1 KB five seconds. Time during which this server does not read is not counted.
 */
export function bodyTimeout(
  pace: BodyPace = defaults,
): (request: IncomingMessage, response: ServerResponse) => void {
  const receiving = new Map<IncomingMessage, Receiving>()
  const check = () => {
    const now = performance.now()
    for (const [request, one] of receiving) {
      const isReading = request.readableLength < request.readableHighWaterMark
      if (!isReading) one.since += pace.checkEveryMs
      if (request.complete || request.socket.destroyed) receiving.delete(request)
      else if (isReading && isTooSlow(request, one, now, pace.bytesPerSecond)) {
        receiving.delete(request)
        endSlow(request, one.response)
      }
    }
  }
  setInterval(check, pace.checkEveryMs).unref()
  return (request, response) => {
    if (!hasBody(request)) return
    const isEditor = hasSignedSession(request.headers.cookie)
    receiving.set(request, {
      response,
      since: performance.now(),
      bytesBefore: request.socket.bytesRead,
      graceMs: isEditor ? pace.editorGraceMs : pace.graceMs,
    })
    // Not at the next check: in a burst of forms, half a second of requests would live on to be copied by the collector.
    request.once('close', () => receiving.delete(request))
  }
}

function isTooSlow(
  { socket }: IncomingMessage,
  { since, bytesBefore, graceMs }: Receiving,
  now: number,
  bytesPerSecond: number,
): boolean {
  const received = socket.bytesRead - bytesBefore
  return now - since > graceMs + (received / bytesPerSecond) * 1_000
}

function endSlow({ socket }: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) socket.destroy()
  else sendText(response, 408, '请求没有及时发完，请重试。', { connection: 'close' })
}

function hasBody({ headers }: IncomingMessage): boolean {
  const { 'transfer-encoding': encoding, 'content-length': length = '0' } = headers
  return encoding !== undefined || length !== '0'
}
