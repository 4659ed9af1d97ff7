import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { ofTheConnection } from './capture.ts'

const MB = 1_048_576

/** RFC 9111 §3.5, and what carries a cookie may be answered for its bearer. */
function isPersonalByDefault(headers: IncomingHttpHeaders): boolean {
  return headers.authorization !== undefined || headers.cookie !== undefined
}

/** What asks for less than the whole page, uncompressed, or for another one. */
const ofTheClient = new Set([
  ...ofTheConnection,
  ...['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range', 'range'],
  ...['accept-encoding', 'expect', 'cache-control', 'pragma'],
])

/** All other fields. */
function allButOfTheClient(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !ofTheClient.has(name))
  return { ...Object.fromEntries(kept), 'accept-encoding': 'identity' }
}

function refuseWith(status: number, response: ServerResponse): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end()
}

export const defaults = {
  keyOf: (target: string): string | null => target,
  isPersonal: isPersonalByDefault,
  askWith: allButOfTheClient,
  isCurrent: () => true,
  report: () => {},
  fail: (response: ServerResponse) => refuseWith(502, response),
  forgetsWhatIsChanged: true,
  withheld: [] as readonly string[],
  refuse: (response: ServerResponse) => refuseWith(503, response),
  maxWaiting: 10_000,
  maxBytes: 64 * MB,
  maxMissingBytes: 2 * MB,
}
