import type { IncomingHttpHeaders } from 'node:http'
import { type Agent, type Dispatcher, request } from 'undici'
import { config } from '../config.ts'
import { isDomainError } from '../errors.ts'
import { fetchError } from './fetch-failure.ts'
import { guardedDispatcher, guardedUrl } from './guarded-dispatcher.ts'
import { type Network, publicNetwork } from './public-network.ts'
import { ACCEPTED_ENCODINGS, readBounded } from './read-bounded.ts'

type Limits = {
  /** The most bytes of the body, after decompression. */
  maxBytes: number
  /** For everything together: names, connections, redirects and the body's last byte. */
  timeoutMs: number
  /** The media types that are taken, like `text/html` or `image/*`; a body without a type is taken, too. */
  types?: readonly string[]
  /** Sent to every host on the way, so no secret; they replace those that are sent otherwise. */
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal
}

/** What a server answered in the end, with any status. */
export type Fetched = {
  /** Where the answer came from, after redirects. */
  url: string
  status: number
  /** By lower-case names. */
  headers: IncomingHttpHeaders
  bytes: Buffer
}

const MAX_REDIRECTS = 5

/**
 * Fetches a page or a file of the public web for an editor, and nothing of the portal's own network: every address that a
 * name has, every literal and every redirect is checked (server-side request forgery). It is asked once; robots.txt (RFC
 * 9309) is for crawlers, and this is a person's single press or the check of a page that was reposted.
 * @throws DomainError invalid-input | too-large | unavailable; `details.reason` is a FetchFailure
 */
export async function fetchPublic(
  address: string,
  limits: Limits,
  network: Network = publicNetwork,
): Promise<Fetched> {
  const timeout = AbortSignal.timeout(limits.timeoutMs)
  const signal = limits.signal ? AbortSignal.any([timeout, limits.signal]) : timeout
  const dispatcher = guardedDispatcher(network)
  try {
    return await follow(address, { ...limits, signal }, { dispatcher, network })
  } catch (error) {
    limits.signal?.throwIfAborted()
    throw timeout.aborted ? fetchError('time', { cause: error }) : failureOf(error)
  } finally {
    await dispatcher.destroy()
  }
}

type Bounded = Limits & { signal: AbortSignal }
type Way = { dispatcher: Agent; network: Network }

async function follow(address: string, limits: Bounded, way: Way): Promise<Fetched> {
  let url = guardedUrl(address, way.network)
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await ask(url, limits, way.dispatcher)
    const next = redirectOf(answer)
    if (next === null) return { url: url.href, ...(await readAnswer(answer, limits)) }
    answer.body.destroy()
    url = guardedUrl(resolved(next, url), way.network)
  }
  throw fetchError('redirects')
}

/** One request, without redirects and without a second attempt. */
async function ask(url: URL, { headers, timeoutMs, signal }: Bounded, dispatcher: Agent) {
  const answer = await request(url, {
    dispatcher,
    signal,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    headers: {
      'user-agent': `Mozilla/5.0 (compatible; CitySite; +${config().siteUrl})`,
      accept: '*/*',
      'accept-language': 'zh-CN,zh;q=0.9',
      'accept-encoding': ACCEPTED_ENCODINGS,
      ...headers,
    },
  })
  // A body that is given up emits an error; without a listener it would end the process.
  answer.body.on('error', () => {})
  return answer
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  const { location } = headers
  return [301, 302, 303, 307, 308].includes(statusCode) && typeof location === 'string' ? location : null
}

function resolved(location: string, from: URL): string {
  // Old servers send the bytes of the address as they are, which arrive as Latin-1.
  const text = Buffer.from(location, 'latin1').toString('utf8')
  if (!URL.canParse(text, from.href)) throw fetchError('address')
  return new URL(text, from).href
}

async function readAnswer(answer: Dispatcher.ResponseData, { maxBytes, types, signal }: Bounded) {
  const { statusCode: status, headers, body } = answer
  try {
    if (status < 300 && types && !isOneOf(types, headers['content-type'])) throw fetchError('type')
    if (Number(headers['content-length'] ?? 0) > maxBytes) throw fetchError('size', { maxBytes })
    const encoding = String(headers['content-encoding'] ?? '')
    return { status, headers, bytes: await readBounded(body, { encoding, maxBytes, signal }) }
  } catch (error) {
    body.destroy()
    throw error
  }
}

function isOneOf(types: readonly string[], contentType: string | string[] | undefined): boolean {
  const type =
    String(contentType ?? '')
      .split(';', 1)[0]
      ?.trim()
      .toLowerCase() ?? ''
  return (
    type === '' ||
    types.some((one) => (one.endsWith('/*') ? type.startsWith(one.slice(0, -1)) : type === one))
  )
}

/** The failure that an error of the connection, the parser or the decompression stands for. */
function failureOf(error: unknown): Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isDomainError(cause)) return cause
    const code = 'code' in cause ? String(cause.code) : ''
    if (/^(Z_|ERR_(_ERROR_)?BROTLI|ERR__ERROR_FORMAT)/.test(code))
      return fetchError('encoding', { cause: error })
    if (/TIMEOUT|^ETIMEDOUT$/.test(code)) return fetchError('time', { cause: error })
  }
  return fetchError('connection', { cause: error })
}
