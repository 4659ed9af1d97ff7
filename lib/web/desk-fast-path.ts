import type { IncomingMessage, ServerResponse } from 'node:http'
import { autosave } from '../articles/autosave/autosave.ts'
import { deviceName } from '../editors/device-name.ts'
import { editorBySession } from '../editors/gate.ts'
import { carriesSession } from '../editors/session-cookie.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { methodAnswer, type PlainAnswer, problemAnswer } from '../problem-answer.ts'
import { reportFailure } from '../report.ts'
import { assertOwnPage, jsonBody } from './desk-request.ts'

type DeskAnswer = PlainAnswer & {
  /** `Set-Cookie` fields. */
  cookies?: string[]
}

/** What an open form asks for by itself. Not by actions: these wait for one another, and a page that is being closed can
 *  send none. */
const endpoints: Readonly<Record<string, (request: IncomingMessage) => Promise<DeskAnswer>>> = {
  '/admin/api/autosaves': answerAutosave,
  '/admin/api/session': answerSession,
}

/**
 * Answers the desk's JSON requests before Next, whose proxy would hold their bodies a second time.
 * @returns false for every other request, which it does not touch
 */
export function deskFastPath(request: IncomingMessage, response: ServerResponse): boolean {
  const [path = ''] = (request.url ?? '').split('?', 1)
  const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined
  if (!endpoint) return false
  void answerOf(endpoint, request, path).then(({ status, headers, body, cookies = [] }) => {
    if (response.destroyed || response.headersSent) return
    // Otherwise Node would read the rest of the body.
    const closing = request.complete ? {} : { connection: 'close' }
    if (cookies.length > 0) response.setHeader('set-cookie', cookies)
    response
      .writeHead(status, { ...headers, ...closing, 'content-length': Buffer.byteLength(body) })
      .end(request.method === 'HEAD' ? undefined : body)
  })
  return true
}

async function answerOf(
  endpoint: (request: IncomingMessage) => Promise<DeskAnswer>,
  request: IncomingMessage,
  instance: string,
): Promise<DeskAnswer> {
  try {
    if (request.method !== 'POST') return methodAnswer('POST', { instance })
    assertOwnPage(request)
    return await endpoint(request)
  } catch (error) {
    if (!isDomainError(error) && !request.destroyed)
      reportFailure(error, 'a request of the desk could not be answered')
    return problemAnswer(error, { instance })
  }
}

async function answerAutosave(request: IncomingMessage): Promise<PlainAnswer> {
  const { cookie = '', 'user-agent': userAgent = '' } = request.headers
  const session = carriesSession(cookie) ? await editorBySession(cookie) : null
  if (!session) throw new DomainError('unauthenticated', '登录已过期。')
  const input = await jsonBody(request)
  return jsonAnswer(await autosave(session.editor, input, deviceName(userAgent)))
}

async function answerSession(request: IncomingMessage): Promise<DeskAnswer> {
  // Loaded when somebody signs in: better-auth's hundreds of files would slow down every start.
  const { signInAgain } = await import('./sign-in-again.ts')
  const { editor, cookies } = await signInAgain(request, await jsonBody(request))
  return { ...jsonAnswer({ editorId: editor.id, name: editor.name }), cookies }
}

function jsonAnswer(data: unknown): PlainAnswer {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  return { status: 200, headers, body: JSON.stringify(data) }
}
