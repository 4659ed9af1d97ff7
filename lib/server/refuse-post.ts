import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { logs } from '../logs.ts'

/** Why a form is refused: `sentence` for the person, `reason` and `facts` for the log. */
export type PostRefusal = { status: number; sentence: string; reason: string; facts?: object }

const STYLE =
  'body{font:1rem/1.7 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1.2em}' +
  ':root{color-scheme:light dark}h1{font-size:1.3em}p{overflow-wrap:anywhere}'
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'`

/**
 * Refuses a form of the desk with one sentence, as a page for a browser and as text for a script, and logs it. Next's
 * client takes the text as its error message only if the content type is exactly `text/plain`.
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
    // Otherwise Node would read the rest of the body.
    ...(status === 413 && !request.complete ? { connection: 'close' } : {}),
    ...(status === 405 ? { allow: 'GET, HEAD, POST' } : {}),
    ...(reason === UNKNOWN_ACTION ? { 'x-nextjs-action-not-found': '1' } : {}),
  })
  response.end(isScript ? sentence : pageOf(sentence))
}

/** For this reason the response has the header by which Next's client recognises a page of an older version. */
export const UNKNOWN_ACTION = 'the page has no such action'

function pageOf(sentence: string): string {
  const shown = sentence.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>没有提交成功</title><meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style><h1>没有提交成功</h1><p>${shown}</p>`
}
