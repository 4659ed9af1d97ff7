import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '../config.ts'
import { hasSignedSession } from '../editors/signed-session.ts'
import { type ActionCall, callOfForm, callOfScript } from './action-arguments.ts'
import { foreignSender } from './cross-site-post.ts'
import { type KnownActions, knownActions } from './known-actions.ts'
import { ReplyError } from './plain-reply.ts'
import { readBody } from './read-body.ts'
import { type PostRefusal, refusePost, UNKNOWN_ACTION } from './refuse-post.ts'
import { withBody } from './request-with-body.ts'

/** An article of the longest body; next.config.ts names the same. */
const MOST_BYTES = 4_194_304
/** Without a session there is nothing to send but an e-mail address and a password. */
const MOST_BYTES_OF_A_STRANGER = 65_536

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
 * Decides on a POST request of the desk before the framework reads a byte of it: who sent it, which action it asks for,
 * and that its arguments are plain data. React decodes arguments into functions of the server, promises and streams where
 * the sender says so, and whoever then uses them runs what the sender chose; so they are read here first and passed on
 * written anew.
 * @param build the folder of the build that names the actions; null in development, where they come and go
 * @returns what answers with the request to pass on, or with null when it has answered the request itself
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
    const foreign = method === 'POST' ? foreignSender(headers, config().siteUrl) : NO_POST
    const admitted = foreign ?? (await callOf(request, (id) => isKnown(id, path)))
    if (admitted === null) return null
    if ('body' in admitted) return passedOn(request, admitted)
    refusePost(request, response, admitted)
    return null
  }
}

/** The decoded path where it is the desk's: only there are pages that have actions. */
function deskPath(target: string): string | null {
  const path = decodeURIComponent(target.split('?', 1)[0] ?? '/')
  return /^\/admin(?:\/|$)/.test(path) ? path : null
}

/** Whatever the framework might take for an action is taken from it where none is. */
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
  const most = hasSignedSession(headers.cookie) ? MOST_BYTES : MOST_BYTES_OF_A_STRANGER
  const body = await readBody(request, most)
  if (body === 'broken-off') return null
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
 * The request as the framework gets it: with what was read, and its host the one that the browser shows. The framework
 * speaks to itself over its own port, which knows no https whatever the proxy in front says.
 */
function passedOn(request: IncomingMessage, { contentType, body }: ActionCall): IncomingMessage {
  const passed = withBody(request, contentType, body)
  const { origin: site, host: siteHost } = new URL(config().siteUrl)
  const isSecure = request.headers['x-forwarded-proto'] === 'https'
  const origin = request.headers.origin ?? (isSecure ? `https://${siteHost}` : site)
  Object.assign(passed.headers, { origin, host: new URL(origin).host, 'x-forwarded-proto': 'http' })
  Reflect.deleteProperty(passed.headers, 'x-action-forwarded')
  return passed
}
