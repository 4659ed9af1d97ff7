import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { hopByHopFields } from './fetch-from-origin.ts'

const MB = 1_048_576

/** RFC 9111 §3.5 for Authorization; a response to a request with a cookie may be meant for its sender, too. */
function carriesCredentials(headers: IncomingHttpHeaders): boolean {
  return headers.authorization !== undefined || headers.cookie !== undefined
}

/** Fields that ask for a part of the response, a conditional one, another encoding or another cache behaviour. */
const requestSpecificFields = new Set([
  ...hopByHopFields,
  ...['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range', 'range'],
  ...['accept-encoding', 'expect', 'cache-control', 'pragma'],
])

/** The client's other fields, with `Accept-Encoding: identity`. */
function withoutRequestSpecificFields(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const others = Object.entries(headers).filter(([name]) => !requestSpecificFields.has(name))
  return { ...Object.fromEntries(others), 'accept-encoding': 'identity' }
}

function answerWith(status: number, response: ServerResponse): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end()
}

export const defaultOptions = {
  keyOf: (target: string): string | null => target,
  isPersonal: carriesCredentials,
  originHeaders: withoutRequestSpecificFields,
  receivesPurges: () => true,
  onError: () => {},
  onTooManyTags: () => {},
  answerFailure: (response: ServerResponse) => answerWith(502, response),
  answerOverload: (response: ServerResponse) => answerWith(503, response),
  invalidatesOnUnsafeMethods: true,
  omittedFields: [] as readonly string[],
  maxWaiting: 10_000,
  maxBytes: 64 * MB,
  maxMissingBytes: 2 * MB,
}
