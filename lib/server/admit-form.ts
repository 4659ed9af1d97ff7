import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '../config.ts'
import { hasSignedSession } from '../editors/signed-session.ts'
import { originalTarget } from '../hant/script-path.ts'
import { isLoopback } from '../ip-address.ts'
import { judgeOrigin } from '../origin-verdict.ts'
import { type FormPurpose, formAt, purposeOf } from '../public-forms/form-purposes.ts'
import { FormRefusal } from '../public-forms/form-refusal.ts'
import {
  discardForm,
  handOver,
  POSTED_FORM,
  type PostedForm,
  takePosted,
} from '../public-forms/posted-form.ts'
import { readPostedForm } from '../public-forms/read-posted-form.ts'
import { reportFailure } from '../report.ts'
import { ConcurrencyLimit } from './concurrency-limit.ts'
import { FormPace } from './form-pace.ts'
import { limitedClientsOf } from './limited-clients.ts'
import { refuseForm, type UnreadForm } from './refuse-form.ts'
import { requestWithBody } from './request-with-body.ts'
import { clientAddress } from './trusted-proxy.ts'
import { Turns } from './turns.ts'

/** Forms whose bodies arrive or wait at once, in all, from one address and from its network: each may fill the disk with
 *  FORM_MAX_FILES_MB. */
const RECEIVED_AT_ONCE = { most: 24, share: 6, network: 12 }
/** The same of editors, whose notices wait for no reader's form. */
const RECEIVED_FROM_EDITORS = 6
/** Forms that are answered at once; the others wait, with their bodies on disk. One with a dozen pictures takes seconds, most of them
 *  outside this process. One of words alone takes some 20 ms, most of them of this process: two at once would not be answered
 *  sooner, and each reader would wait for steps of both. */
const ANSWERED_AT_ONCE = { withFiles: 3, ofWords: 1 }

const BUSY: UnreadForm = { status: 503, sentence: '现在提交的人太多，请过几秒再提交一次。', retryAfter: 5 }
const FOREIGN: UnreadForm = { status: 403, sentence: '只有本站的页面可以提交。' }
const SIGNED_OUT: UnreadForm = { status: 401, sentence: '登录已过期，请重新登录。' }
const FULL: UnreadForm = { status: 503, sentence: '服务器暂时收不下文件，请稍后再提交。', retryAfter: 60 }

/** Whether a request was answered here, or what Next is to answer it with, and what is to be called after that. */
export type AdmittedForm = { request: IncomingMessage; done(): void } | 'answered'
export type FormAdmission = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<AdmittedForm> | null

/**
 * Reads the bodies of public forms before Next gets the request, which then carries no body but the name of what was read
 * (lib/public-forms/posted-form.ts): Next would decode a form into calls of server actions, and hold its files in memory.
 * A bounded number is read and answered at once, and in a second; the others are refused before their bodies are read.
 * @returns null for every other request, which it does not touch
 */
export function formAdmission(pace = new FormPace()): FormAdmission {
  const ofReaders = new ConcurrencyLimit(RECEIVED_AT_ONCE.most)
  const ofEditors = new ConcurrencyLimit(RECEIVED_FROM_EDITORS)
  const withFiles = new Turns(ANSWERED_AT_ONCE.withFiles)
  const ofWords = new Turns(ANSWERED_AT_ONCE.ofWords)
  const admit = async (
    request: IncomingMessage,
    response: ServerResponse,
    purpose: FormPurpose,
  ): Promise<AdmittedForm> => {
    const address = clientAddress(request, config().trustProxy)
    // A proxy on this machine that does not say for whom it sends is no one client.
    const { share, network } = RECEIVED_AT_ONCE
    const { isDesk = false, guarded } = purposeOf(purpose)
    const receiving = isDesk ? ofEditors : ofReaders
    const clients = isDesk || isLoopback(address) ? [] : limitedClientsOf(address, share, network)
    const paced = () => (isDesk ? signedOut(request) : tooOften(pace.take(address, { isReply: !guarded })))
    const unread = isForeign(request) ? FOREIGN : paced()
    if (unread || !receiving.acquire(clients)) {
      refuseForm(request, response, unread ?? BUSY)
      return 'answered'
    }
    const leave = once(() => receiving.release(clients))
    response.once('close', leave)
    const posted = await read(request, response, { purpose, address })
    if (posted === null) return 'answered'
    const endTurn = await (posted.files.length > 0 ? withFiles : ofWords).take()
    // Its files are gone and its answer is made: who reads that slowly holds neither the turn nor the place.
    posted.onDiscarded = () => {
      endTurn()
      leave()
    }
    if (!response.destroyed) return forNext(request, posted, endTurn)
    await discardForm(posted)
    return 'answered'
  }
  return (request, response) => {
    if (request.method !== 'POST') return null
    const purpose = formAt(pathOf(request))
    return purpose === null ? null : admit(request, response, purpose)
  }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

/** The path of the page in simplified characters, decoded. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return decodeURIComponent((originalTarget(url) ?? url).split('?', 1)[0] ?? '/')
}

/**
 * Whether another site sent it, by Fetch Metadata and Origin (RFC 6454). Old telephones send neither; a page with the
 * referrer policy `no-referrer` sends `null`. A form has no authority but its own token, which is given to its reader.
 */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (origin === undefined || origin === 'null') return false
  if (!URL.canParse(origin)) return true
  return new URL(origin).host !== host && judgeOrigin(origin, host, config().siteUrl) !== 'own'
}

/** Of an editor's form no more is looked at before it is read than that this portal has once signed him in. */
function signedOut({ headers }: IncomingMessage): UnreadForm | null {
  return hasSignedSession(headers.cookie) ? null : SIGNED_OUT
}

function tooOften(refused: ReturnType<FormPace['take']>): UnreadForm | null {
  if (refused === null || refused.why === 'all') return refused && BUSY
  const { retryAfter } = refused
  const sentence = `从这里提交的次数太多，请 ${Math.ceil(retryAfter / 60)} 分钟后再试。`
  return { status: 429, sentence, retryAfter }
}

async function read(
  request: IncomingMessage,
  response: ServerResponse,
  about: { purpose: FormPurpose; address: string },
): Promise<PostedForm | null> {
  // A request that was answered meanwhile, being too slow, neither ends nor fails by itself.
  const stop = () => request.destroy()
  response.once('close', stop)
  try {
    return await readPostedForm(request, about)
  } catch (error) {
    // The sender went away, or was too slow and has been answered.
    if (response.headersSent || response.destroyed || request.socket.destroyed) return null
    if (!(error instanceof FormRefusal)) reportFailure(error, 'a public form could not be read')
    const { status, message: sentence } =
      error instanceof FormRefusal ? error : { ...FULL, message: FULL.sentence }
    refuseForm(request, response, { ...(status === 503 ? FULL : {}), status, sentence })
    return null
  } finally {
    response.off('close', stop)
  }
}

function forNext(request: IncomingMessage, posted: PostedForm, endTurn: () => void): AdmittedForm {
  const passed = requestWithBody(request, 'text/plain', Buffer.alloc(0))
  const name = handOver(posted)
  passed.url = originalTarget(request.url ?? '/') ?? request.url ?? '/'
  passed.headers[POSTED_FORM] = name
  Reflect.deleteProperty(passed.headers, 'next-action')
  const done = () => {
    endTurn()
    // No handler took it.
    const left = takePosted(name)
    if (left) void discardForm(left)
  }
  return { request: passed, done }
}
