import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { inject } from 'light-my-request'

/** Answers requests behind the cache, in the same process. */
export type OriginHandler = (request: IncomingMessage, response: ServerResponse) => unknown

/** A whole response of the origin. */
export type OriginResponse = {
  status: number
  /** By name in lower case, without the fields of one connection and without Content-Length. */
  headers: Record<string, string | string[]>
  body: Buffer
}

const TIMEOUT_MS = 30_000
/** The client address of the cache's own requests. Not a loopback address: what is meant for local programs only must not
 *  be cached. */
export const NO_ADDRESS = '0.0.0.0'

/** Fields that belong to one connection (RFC 9110 §7.6.1) or describe the message's length. */
export const hopByHopFields: readonly string[] = [
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'content-length'],
]

/**
 * Sends a GET request to the origin without a network connection and reads the whole response.
 * @throws Error when the origin aborts its response, or does not finish it within 30 s
 */
export async function fetchFromOrigin(
  origin: OriginHandler,
  url: string,
  headers: OutgoingHttpHeaders,
): Promise<OriginResponse> {
  let pending: ServerResponse | undefined
  const dispatch = (request: IncomingMessage, response: ServerResponse) => {
    pending = response
    request.url = url
    const fail = (error: unknown) => response.destroy(error instanceof Error ? error : undefined)
    void Promise.try(origin, request, response).catch(fail)
  }
  const timeout = setTimeout(() => pending?.destroy(new Error(`no answer to ${url}`)), TIMEOUT_MS)
  try {
    const options = { url: '/', headers, remoteAddress: NO_ADDRESS, validate: false }
    const injected = await inject(dispatch, options)
    return {
      status: injected.statusCode,
      headers: endToEndFields(injected.headers as OriginResponse['headers']),
      body: injected.rawPayload,
    }
  } finally {
    clearTimeout(timeout)
  }
}

function endToEndFields(headers: OriginResponse['headers']): OriginResponse['headers'] {
  const named = String(headers.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  const dropped = new Set([...hopByHopFields, ...named])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name.toLowerCase())))
}
