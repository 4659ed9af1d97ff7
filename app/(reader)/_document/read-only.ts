import type { IncomingMessage, ServerResponse } from 'node:http'
import { formAt } from '#lib/public-forms/form-purposes.ts'
import { securityHeaders } from './security-headers.ts'

/** The desk's paths, decoded: lib/server/admit-post.ts takes them for the desk's in any encoding. */
const DESK = /^\/admin(?:\/|$)/
/** Of the public JSON and of Next itself, and paths that Next redirects to their normal form; as they are encoded. */
const OTHER = /^\/(?:api\/|_next(?:\/|$))|\/\/|\\|.\/$/

const ALLOWED = 'GET, HEAD'
const SENTENCE = '这一页只能看。'

/**
 * Answers a request to a reader's page with any method but GET and HEAD, before Next gets it: OPTIONS with the allowed
 * methods, others with 405 (RFC 9110 §9.3.7, §15.5.6). Public forms are posted to their own pages, and read before this.
 * @returns false for every other request, which it does not touch
 */
export function answerReadOnly(request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '/' } = request
  if (method === 'GET' || method === 'HEAD' || !isReaderPath(url)) return false
  const allow = formAt(decodedPath(url)) === null ? ALLOWED : `${ALLOWED}, POST`
  if (method === 'OPTIONS') response.writeHead(204, { allow }).end()
  else response.writeHead(405, { ...refusalHeaders(), allow }).end(SENTENCE)
  return true
}

/** @param target a request target whose path can be decoded (lib/server/normalise-path.ts) */
function isReaderPath(target: string): boolean {
  const path = target.split('?', 1)[0] ?? '/'
  return !OTHER.test(path) && !DESK.test(decodedPath(path))
}

function decodedPath(target: string): string {
  return decodeURIComponent(target.split('?', 1)[0] ?? '/')
}

function refusalHeaders(): Record<string, string> {
  return {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(SENTENCE)),
  }
}
