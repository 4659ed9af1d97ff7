import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerPlainly } from './plain-answer.ts'

/** What is being answered holds some 100 KB; so many at once leave a small machine its memory. */
const MOST_AT_ONCE = 1_000

/**
 * Bounds how many requests are answered at once, those who read apart from those who send: senders that never finish
 * their sentence take nothing from readers. One more is told to come again (RFC 9110 §15.6.4); the view beacon does,
 * with the same view.
 * @returns whether this one is to be answered
 */
export function requestLimit(
  most = MOST_AT_ONCE,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const underWay = { reading: 0, sending: 0 }
  return ({ method = '' }, response) => {
    const kind = ['GET', 'HEAD'].includes(method) ? 'reading' : 'sending'
    if (underWay[kind] >= most) {
      refuseForNow(response)
      return false
    }
    underWay[kind] += 1
    response.once('close', () => {
      underWay[kind] -= 1
    })
    return true
  }
}

/** Tells one more to come again in a moment. */
export function refuseForNow(response: ServerResponse): void {
  answerPlainly(response, 503, '访问的人太多，请稍后再试。', { 'retry-after': '2' })
}
