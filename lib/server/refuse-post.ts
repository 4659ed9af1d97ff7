import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { logs } from '../logs.ts'

/** Why a form is not taken: for the person who sent it, and for the log. */
export type PostRefusal = { status: number; sentence: string; reason: string; facts?: object }

const STYLE =
  'body{font:1rem/1.7 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1.2em}' +
  ':root{color-scheme:light dark}h1{font-size:1.3em}p{overflow-wrap:anywhere}'
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'`

/**
 * Refuses a form of the desk with a sentence and one line in the log: as a page for a browser, as text for a script. Next's
 * client makes the message of its error of a text whose type is `text/plain` and nothing more.
 */
export function refusePost(request: IncomingMessage, response: ServerResponse, refusal: PostRefusal): void {
  const { status, sentence, reason, facts } = refusal
  const path = (request.url ?? '').split('?', 1)[0]?.slice(0, 200)
  logs().warn({ ...facts, status, path, reason }, 'a form of the desk was refused')
  const isScript = request.headers['next-action'] !== undefined
  response.writeHead(status, {
    'content-type': isScript ? 'text/plain' : 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    // What is still on its way would be read to its end otherwise.
    ...(status === 413 && !request.complete ? { connection: 'close' } : {}),
    ...(status === 405 ? { allow: 'GET, HEAD, POST' } : {}),
    ...(reason === UNKNOWN_ACTION ? { 'x-nextjs-action-not-found': '1' } : {}),
  })
  response.end(isScript ? sentence : pageOf(sentence))
}

/** The client tells by a header that a page of another version asked. */
export const UNKNOWN_ACTION = 'the page has no such action'

function pageOf(sentence: string): string {
  const shown = sentence.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>没有提交成功</title><meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style><h1>没有提交成功</h1><p>${shown}</p>`
}
