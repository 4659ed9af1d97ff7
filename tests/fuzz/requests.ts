import type { Wire } from '../support/hostile.ts'
import { anActionsBody, someBody } from './bodies.ts'
import { type Random, randomOf } from './random.ts'
import { aTarget, builtActions, routePatterns } from './targets.ts'

/** One request as bytes, and whether its sender hangs up in the middle of it. */
export type FuzzRequest = { bytes: Buffer; isCutShort: boolean; line: string }

export type RequestSource = (index: number) => FuzzRequest

const methods = [
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'FOO',
]

const headers: readonly [name: string, values: readonly string[]][] = [
  ['Accept', ['*/*', 'text/html', 'text/x-component', 'application/json', '', 'q=1;;']],
  ['Accept-Encoding', ['gzip', 'br', 'identity;q=0', 'zstd, *;q=0', 'gzip;q=x', ',']],
  [
    'Range',
    [
      'bytes=0-1',
      'bytes=-1',
      'bytes=9-1',
      'bytes=x',
      'lines=1-2',
      'bytes=0-0,2-3',
      `bytes=${'9'.repeat(99)}-`,
    ],
  ],
  ['If-None-Match', ['*', '"x"', 'W/"x"', 'x', '""', ',,']],
  ['If-Match', ['*', '"x"', 'x']],
  ['If-Modified-Since', ['Fri, 27 Nov 2026 00:00:00 GMT', 'yesterday', '0']],
  ['If-Unmodified-Since', ['Thu, 01 Jan 1970 00:00:00 GMT', 'x']],
  ['If-Range', ['"x"', 'x']],
  ['RSC', ['1', '0']],
  ['Next-Router-Prefetch', ['1', '2', 'x']],
  ['Next-Router-Segment-Prefetch', ['/_tree', '/_full', '/../x', 'x']],
  [
    'Next-Router-State-Tree',
    ['x', '%5B%5D', '%', '%5B%22%22%2C%7B%7D%5D', '%7B%22a%22%3A1%7D', 'null', '%5B%5B%5B'],
  ],
  ['Next-Url', ['/admin', 'x', '//evil.example', '%']],
  ['X-Nextjs-Data', ['1']],
  ['X-Middleware-Subrequest', ['proxy:proxy:proxy:proxy:proxy', 'x']],
  ['X-Middleware-Prefetch', ['1']],
  ['X-Action-Forwarded', ['1']],
  ['X-Invoke-Status', ['500']],
  ['X-Invoke-Path', ['/admin/articles']],
  ['X-Matched-Path', ['/admin/articles']],
  ['X-Next-Revalidated-Tags', ['x']],
  ['X-Prerender-Revalidate', ['x']],
  ['Next-Resume', ['1']],
  ['Next-Resume-State-Length', ['5', 'x', '-1']],
  ['X-Deployment-Id', ['x']],
  ['X-Forwarded-For', ['203.0.113.7', 'x', '::1, 1', ',']],
  ['X-Forwarded-Proto', ['https', 'x', 'https,http']],
  ['X-Forwarded-Host', ['evil.example', '', ',']],
  ['Forwarded', ['for=1;host=x']],
  ['Origin', ['https://evil.example', 'null', 'x', '', 'http://']],
  ['Referer', ['https://evil.example/', 'x']],
  ['Sec-Fetch-Site', ['same-origin', 'cross-site', 'none', 'x']],
  ['Sec-Purpose', ['prefetch', 'prefetch;prerender']],
  ['Purpose', ['prefetch']],
  ['User-Agent', ['Mozilla/5.0', '', 'x'.repeat(3_000), 'Googlebot/2.1', '\u00ff', '(((((']],
  [
    'Cookie',
    [
      'citysite.session_token=x',
      'citysite.session_token=%',
      'a=b; ;=',
      '=',
      '__prerender_bypass=1',
      '\u00ff',
    ],
  ],
  ['Authorization', ['Bearer x', 'Basic', '']],
  ['Content-Encoding', ['gzip', 'x']],
  ['Expect', ['100-continue', 'x']],
  ['Upgrade', ['websocket', 'h2c']],
  ['Connection', ['keep-alive', 'upgrade', 'x, close']],
  ['TE', ['trailers', 'x']],
  ['Accept-Language', ['zh-CN', 'x;q=;', '*']],
  ['Cache-Control', ['no-cache', 'only-if-cached', 'max-age=x']],
]

/**
 * Requests over all routes, methods and actions, the same ones for the same seed: each is made of its own number, so that
 * one that fails can be sent alone.
 */
export function requestsOf(seed: number, host: string, session: string): RequestSource {
  const [patterns, actions] = [routePatterns(), builtActions()]
  return (index) => {
    const random = randomOf(Math.imul(seed, 1_000_003) + index)
    if (random.happens(35)) {
      const { id, name, path } = random.pick(actions)
      // Signing out would make a stranger of whoever comes later.
      const cookie = name !== 'leave' && random.happens(60) ? [`Cookie: ${session}`] : []
      const named = random.happens(95) ? [`Next-Action: ${random.happens(97) ? id : 'f'.repeat(42)}`] : []
      const where = random.happens(90) ? path : aTarget(random, patterns)
      return request(
        random,
        { method: 'POST', target: where, host, own: [...named, ...cookie] },
        anActionsBody(random, id),
      )
    }
    const method = random.pick(methods)
    const cookie = random.happens(30) ? [`Cookie: ${session}`] : []
    const wire = method === 'POST' || random.happens(10) ? someBody(random) : null
    return request(random, { method, target: aTarget(random, patterns), host, own: cookie }, wire)
  }
}

type Head = { method: string; target: string; host: string; own: string[] }

function request(random: Random, { method, target, host, own }: Head, wire: Wire | null): FuzzRequest {
  const some = Array.from({ length: random.number(4) }, () => random.pick(headers))
  const fields = [
    `Host: ${random.happens(96) ? host : random.pick(['', 'evil.example', '[::1]', 'a b', '127.0.0.1:1'])}`,
    ...own,
    ...some.map(([name, values]) => `${name}: ${random.pick(values)}`),
  ]
  const body = Buffer.from(wire?.body ?? '')
  if (wire?.contentType) fields.push(`Content-Type: ${wire.contentType}`)
  const isCutShort = wire !== null && random.happens(3)
  const isChunked = wire !== null && !isCutShort && random.happens(10)
  if (isChunked) fields.push('Transfer-Encoding: chunked')
  else if (wire) fields.push(`Content-Length: ${body.length + (isCutShort ? 10 : 0)}`)
  if (!fields.some((field) => /^connection:/i.test(field))) fields.push('Connection: close')
  const line = `${method} ${target.replaceAll(' ', '%20')} HTTP/1.1`
  const head = Buffer.from(`${line}\r\n${fields.join('\r\n')}\r\n\r\n`, 'latin1')
  return {
    bytes: Buffer.concat([head, isChunked ? chunked(body) : body]),
    isCutShort,
    line: line.slice(0, 200),
  }
}

function chunked(body: Buffer): Buffer {
  const chunk =
    body.length > 0 ? [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')] : []
  return Buffer.concat([...chunk, Buffer.from('0\r\n\r\n')])
}
