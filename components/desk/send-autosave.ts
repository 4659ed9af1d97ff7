import type { AutosaveAnswer } from '#lib/articles/autosave/autosave-types.ts'
import type { SendEvent } from './autosaver.ts'

const PATH = '/admin/api/autosaves'
const ANSWER_WITHIN_MS = 20_000
/** Browsers refuse more than 64 KiB of bodies that outlive their page (Fetch, keepalive). */
const MOST_LEAVING_BYTES = 60_000

export type AutosaveReply =
  | { answer: AutosaveAnswer }
  /** `message` is the server's sentence; `isOffline` where it was not reached at all. */
  | {
      event: Exclude<SendEvent, 'done' | 'overtaken'>
      message: string
      isOffline?: boolean
      signedInAs?: string
    }

type How = {
  /** The page is being closed. */
  isLeaving?: boolean
  /** The same request in fewer bytes, asked for where it is too long for a page that is being closed. */
  shorter?: () => object
}

/** Sends what an open form asks for, and tells what became of it. It never throws. */
export async function sendAutosave(
  request: object,
  { isLeaving = false, shorter }: How = {},
): Promise<AutosaveReply> {
  const whole = JSON.stringify(request)
  const body = isLeaving && shorter && !mayLeave(whole) ? JSON.stringify(shorter()) : whole
  try {
    const response = await fetch(PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: isLeaving && mayLeave(body),
      ...(isLeaving ? {} : { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }),
    })
    const json: unknown = await response.json().catch(() => null)
    return response.ok && isAnswer(json) ? { answer: json } : refusalOf(response.status, json)
  } catch {
    return { event: 'failed', message: '', isOffline: true }
  }
}

function mayLeave(body: string): boolean {
  return new Blob([body]).size <= MOST_LEAVING_BYTES
}

function isAnswer(json: unknown): json is AutosaveAnswer {
  return typeof json === 'object' && json !== null && 'articleId' in json && 'others' in json
}

/** A problem document (RFC 9457), or what a proxy says while the server starts anew. */
function refusalOf(status: number, json: unknown): AutosaveReply {
  const { code, detail, details } = problemOf(json)
  const message = typeof detail === 'string' ? detail : ''
  if (code === undefined || status >= 500 || status === 408 || status === 429)
    return { event: 'failed', message }
  if (code === 'unauthenticated') return { event: 'expired', message }
  const signedInAs = typeof details === 'object' && details && 'signedInAs' in details && details.signedInAs
  if (signedInAs) return { event: 'foreign', message, signedInAs: String(signedInAs) }
  return { event: 'rejected', message }
}

function problemOf(json: unknown): { code?: unknown; detail?: unknown; details?: unknown } {
  return typeof json === 'object' && json !== null ? json : {}
}
