import { createHash, timingSafeEqual } from 'node:crypto'
import { config } from '../config.ts'

/** The field with which lib/server marks requests of programs on this machine; from outside it is removed. */
export const DIRECT = 'x-citysite-direct'

/** Whether the sender may read the metrics: a program on this machine, or a client with METRICS_TOKEN. */
export function mayReadMetrics(headers: Headers): boolean {
  return headers.has(DIRECT) || isToken(headers.get('authorization'))
}

/** A bearer token (RFC 6750 §2.1), compared in constant time. */
function isToken(authorization: string | null): boolean {
  const { metricsToken } = config()
  const [, given] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? []
  if (metricsToken === undefined || given === undefined) return false
  return timingSafeEqual(digest(given), digest(metricsToken))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
