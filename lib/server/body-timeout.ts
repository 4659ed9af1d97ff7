import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasSignedSession } from '../editors/signed-session.ts'
import { answerPlainly } from './send-text.ts'

/** How long a body may take: so long whatever it is, and as much longer as what has arrived needs at this speed. */
export type BodyPace = {
  patienceMs: number
  /** Of who carries a session: on a train an editor's line breaks off for more than five seconds. */
  editorPatienceMs: number
  bytesPerSecond: number
  checkEveryMs: number
}
const defaults: BodyPace = {
  patienceMs: 5_000,
  editorPatienceMs: 20_000,
  bytesPerSecond: 16_384,
  checkEveryMs: 500,
}

type Receiving = { response: ServerResponse; since: number; bytesBefore: number; patienceMs: number }

/**
 * Watches bodies arrive: one that stops, or comes more slowly than the slowest mobile line, is answered with 408 (RFC 9110
 * §15.5.9) and its connection ended. A form of 4 MB has four minutes, a kilobyte has five seconds. The time for which we
 * ourselves do not read counts for nobody.
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
      patienceMs: isEditor ? pace.editorPatienceMs : pace.patienceMs,
    })
  }
}

function isTooSlow(
  { socket }: IncomingMessage,
  { since, bytesBefore, patienceMs }: Receiving,
  now: number,
  bytesPerSecond: number,
): boolean {
  const received = socket.bytesRead - bytesBefore
  return now - since > patienceMs + (received / bytesPerSecond) * 1_000
}

function endSlow({ socket }: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) socket.destroy()
  else answerPlainly(response, 408, '请求没有及时发完，请重试。', { connection: 'close' })
}

function hasBody({ headers }: IncomingMessage): boolean {
  const { 'transfer-encoding': coding, 'content-length': length = '0' } = headers
  return coding !== undefined || length !== '0'
}
