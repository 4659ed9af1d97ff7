import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { logs } from '../logs.ts'
import { addDefaultHeaders } from './default-headers.ts'

/** Why a public form is not read. */
export type UnreadForm = { status: number; sentence: string; retryAfter?: number }

const STYLE =
  'body{font:1rem/1.8 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1.2em}' +
  ':root{color-scheme:light dark}h1{font-size:1.3em}'
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'`
/** A body that is refused is read on for so long and so far: a browser that is cut off while it sends shows no answer. */
const DISCARDED_BYTES = 67_108_864
const DISCARDED_MS = 10_000
/** A shorter rest is left to Node, which reads it before the connection's next request. */
const SHORT_BYTES = 65_536

/** Answers a form that is not read with a page of one sentence; what was typed is still in the page before it. */
export function refuseForm(request: IncomingMessage, response: ServerResponse, unread: UnreadForm): void {
  const { status, sentence, retryAfter } = unread
  const path = (request.url ?? '').split('?', 1)[0]?.replace(/^((?:\/hant)?\/[^/]*).*$/, '$1')
  logs().debug({ status, path }, 'a public form was refused')
  const body = pageOf(sentence)
  const isShort = request.complete || Number(request.headers['content-length'] ?? Number.NaN) <= SHORT_BYTES
  addDefaultHeaders(response)
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(isShort ? {} : { connection: 'close' }),
  })
  if (isShort) response.end(body)
  else response.write(body, () => discardRest(request, response))
}

/** Ends the response, whose whole content was sent, when the rest of the body has come or the sender has stopped. */
function discardRest(request: IncomingMessage, response: ServerResponse): void {
  let bytes = 0
  const end = () => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, DISCARDED_MS)
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > DISCARDED_BYTES) end()
  })
  for (const event of ['end', 'error', 'close']) request.once(event, end)
  request.resume()
}

function pageOf(sentence: string): string {
  const shown = sentence.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>没有提交成功</title><meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style><h1>没有提交成功</h1><p data-form-refused>${shown}</p><p>写好的内容还在上一页：请按浏览器的“后退”键返回。</p>`
}
