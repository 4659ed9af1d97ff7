import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { inject } from 'light-my-request'

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** A whole response, as the origin gave it. */
export type Captured = {
  status: number
  /** By name in lower case; none of those that speak of one connection or of the length. */
  headers: Record<string, string | string[]>
  body: Buffer
}

const TIMEOUT_MS = 30_000
/** Not a loopback address: what is answered to this machine alone must not be captured. */
export const NO_ADDRESS = '0.0.0.0'

/** RFC 9110 §7.6.1: of one connection only; what is kept is sent on others. */
export const ofTheConnection: readonly string[] = [
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'content-length'],
]

/**
 * Asks the origin, within this process, for the whole of a page.
 * @throws Error when it breaks off, or gives no answer within half a minute
 */
export async function capture(origin: Handler, url: string, headers: OutgoingHttpHeaders): Promise<Captured> {
  let asked: ServerResponse | undefined
  const dispatch = (request: IncomingMessage, response: ServerResponse) => {
    asked = response
    request.url = url
    const fail = (error: unknown) => response.destroy(error instanceof Error ? error : undefined)
    void Promise.try(origin, request, response).catch(fail)
  }
  const timeout = setTimeout(() => asked?.destroy(new Error(`no answer to ${url}`)), TIMEOUT_MS)
  try {
    const options = { url: '/', headers, remoteAddress: NO_ADDRESS, validate: false }
    const answered = await inject(dispatch, options)
    return {
      status: answered.statusCode,
      headers: ownHeaders(answered.headers as Captured['headers']),
      body: answered.rawPayload,
    }
  } finally {
    clearTimeout(timeout)
  }
}

function ownHeaders(headers: Captured['headers']): Captured['headers'] {
  const named = String(headers.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  const dropped = new Set([...ofTheConnection, ...named])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name.toLowerCase())))
}
