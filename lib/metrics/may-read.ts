import { createHash, timingSafeEqual } from 'node:crypto'
import { config } from '../config.ts'

/** The header by which lib/server marks what a program of this machine asks itself; from outside it is taken off. */
export const DIRECT = 'x-citysite-direct'

/** Whether the metrics are for the sender of these headers: a program of this machine, or who knows METRICS_TOKEN. */
export function mayReadMetrics(headers: Headers): boolean {
  return headers.has(DIRECT) || isToken(headers.get('authorization'))
}

/** A bearer token (RFC 6750 §2.1), compared in a time that says nothing about it. */
function isToken(authorization: string | null): boolean {
  const { metricsToken } = config()
  const [, given] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? []
  if (metricsToken === undefined || given === undefined) return false
  return timingSafeEqual(digest(given), digest(metricsToken))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
