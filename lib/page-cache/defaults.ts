import type { IncomingHttpHeaders, ServerResponse } from 'node:http'

const MB = 1_048_576

/** What has a body of its own. */
export function isPeculiar(headers: IncomingHttpHeaders): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    (headers['content-length'] !== undefined && headers['content-length'] !== '0')
  )
}

/** RFC 9111 §3.5, and what carries a cookie may be answered for its bearer. */
function isPersonalByDefault(headers: IncomingHttpHeaders): boolean {
  return headers.authorization !== undefined || headers.cookie !== undefined
}

const ofTheClient = [
  ...[
    'if-none-match',
    'if-modified-since',
    'if-match',
    'if-unmodified-since',
    'if-range',
    'range',
    'accept-encoding',
    'connection',
    'expect',
  ],
  ...['keep-alive', 'upgrade', 'te', 'trailer', 'content-length', 'cache-control', 'pragma'],
]

/** All fields but those of one connection, and those that ask for less than the whole page, uncompressed. */
function allButOfTheClient(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !ofTheClient.includes(name))
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
  refuse: (response: ServerResponse) => refuseWith(503, response),
  maxWaiting: 10_000,
  maxBytes: 64 * MB,
  maxMissingBytes: 2 * MB,
}
