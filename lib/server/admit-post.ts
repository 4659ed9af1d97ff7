import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '../config.ts'
import { hasSignedSession } from '../editors/signed-session.ts'
import { type ActionCall, callOfForm, callOfScript } from './action-arguments.ts'
import { crossSiteRefusal } from './cross-site-post.ts'
import { type KnownActions, knownActions } from './known-actions.ts'
import { ReplyError } from './plain-reply.ts'
import { readBody } from './read-body.ts'
import { type PostRefusal, refusePost, UNKNOWN_ACTION } from './refuse-post.ts'
import { requestWithBody } from './request-with-body.ts'

/** Enough for an article with the longest body; the same as in next.config.ts. */
const MOST_BYTES = 4_194_304
/** Without a session: an e-mail address and a password. */
const MOST_BYTES_WITHOUT_SESSION = 65_536

const TOO_LONG: PostRefusal = {
  status: 413,
  sentence: '提交的内容太大，没有保存。如果登录已过期，请重新登录后再提交。',
  reason: 'it is too large',
}
const UNKNOWN: PostRefusal = {
  status: 400,
  sentence: '网站已更新，请返回上一页，刷新后再提交。',
  reason: UNKNOWN_ACTION,
}
const NO_POST: PostRefusal = {
  status: 405,
  sentence: '这里没有这种请求方法。',
  reason: 'the method is unknown',
}

export type Admission = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<IncomingMessage | null>

/**
 * Checks a POST request of the desk before Next reads it: its origin, its action, and that its arguments are plain data.
 * React would decode arguments into server functions, promises and streams where the sender encodes them so; here they
 * are parsed first, and passed to Next in a new encoding of the plain data alone.
 * @param build the folder of the build that lists the actions; null in development, where they change
 * @returns resolves to the request for Next, or to null when the request has been answered
 */
export function postAdmission(build: string | null): Admission {
  let known: KnownActions | null = null
  const isKnown = (id: string, path: string) => {
    if (build === null) return true
    known ??= knownActions(build)
    return known(id, path)
  }
  return async (request, response) => {
    const { method = '', headers } = request
    if (method === 'GET' || method === 'HEAD') return request
    const path = deskPath(request.url ?? '/')
    if (path === null) return withoutAction(request)
    const foreign = method === 'POST' ? crossSiteRefusal(headers, config().siteUrl) : NO_POST
    const admitted = foreign ?? (await callOf(request, (id) => isKnown(id, path)))
    if (admitted === null) return null
    if ('body' in admitted) return requestForNext(request, admitted)
    refusePost(request, response, admitted)
    return null
  }
}

/** The decoded path where it is the desk's, whose pages alone have actions; else null. */
function deskPath(target: string): string | null {
  const path = decodeURIComponent(target.split('?', 1)[0] ?? '/')
  return /^\/admin(?:\/|$)/.test(path) ? path : null
}

/** Removes what Next would interpret as a call of an action. */
function withoutAction(request: IncomingMessage): IncomingMessage {
  const { headers } = request
  Reflect.deleteProperty(headers, 'next-action')
  if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(headers['content-type'] ?? ''))
    Reflect.deleteProperty(headers, 'content-type')
  return request
}

async function callOf(
  request: IncomingMessage,
  isKnown: (id: string) => boolean,
): Promise<ActionCall | PostRefusal | null> {
  const { headers } = request
  const most = hasSignedSession(headers.cookie) ? MOST_BYTES : MOST_BYTES_WITHOUT_SESSION
  const body = await readBody(request, most)
  if (body === 'aborted') return null
  if (body === 'too-long') return TOO_LONG
  const [id, type] = [headers['next-action'], headers['content-type'] ?? '']
  try {
    const call = id === undefined ? await callOfForm(type, body) : await callOfScript(String(id), type, body)
    return isKnown(call.id) ? call : UNKNOWN
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error
    return { status: 400, sentence: '提交的内容不完整，请刷新本页后再试。', reason: error.message }
  }
}

/**
 * The request for Next: with the checked body, and with the host that the browser shows. Next sends requests to its own
 * port, which has no TLS whatever the proxy in front says.
 */
function requestForNext(request: IncomingMessage, { contentType, body }: ActionCall): IncomingMessage {
  const passed = requestWithBody(request, contentType, body)
  const { origin: site, host: siteHost } = new URL(config().siteUrl)
  const isSecure = request.headers['x-forwarded-proto'] === 'https'
  const origin = request.headers.origin ?? (isSecure ? `https://${siteHost}` : site)
  Object.assign(passed.headers, { origin, host: new URL(origin).host, 'x-forwarded-proto': 'http' })
  Reflect.deleteProperty(passed.headers, 'x-action-forwarded')
  return passed
}
