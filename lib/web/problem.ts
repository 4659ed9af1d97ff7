import { STATUS_CODES } from 'node:http'
import { type DomainError, type ErrorCode, isDomainError } from '../errors.ts'
import { isOutage } from '../outage.ts'

type More = {
  /** The path of the request that failed. */
  instance?: string
  headers?: Record<string, string>
}

/**
 * The one place that turns an error into an HTTP answer for programs: a problem document (RFC 9457) with the closed
 * `code` of `DomainError`, its sentence as `detail`, and `fields` and `details` where it has any.
 * Without a `Cache-Control` of the caller's it is not to be stored; `details.retryAfter` becomes `Retry-After`.
 */
export function problem(error: DomainError, more: More = {}): Response {
  const { code, status, message: detail, fields, details } = error
  const retry =
    typeof details.retryAfter === 'number' ? { 'retry-after': `${details.retryAfter}` } : undefined
  const members = { ...(isEmpty(fields) ? {} : { fields }), ...(isEmpty(details) ? {} : { details }) }
  return problemDocument(
    { status, code, detail, ...members },
    { ...more, headers: { ...retry, ...more.headers } },
  )
}

/** The answer to a method that an address does not know (RFC 9110 §15.5.6). */
export function methodProblem(allow: string, more: More = {}): Response {
  const known = { status: 405, code: 'method-not-allowed', detail: `这个地址只接受 ${allow}。` } as const
  return problemDocument(known, { ...more, headers: { allow, ...more.headers } })
}

/** Any error at all: a refusal as it is, an unreachable database as 503, everything else as 500 without its text. */
export function problemOf(error: unknown, more: More = {}): Response {
  if (isDomainError(error)) return problem(error, more)
  const outage = isOutage(error)
  return problemDocument(
    outage
      ? { status: 503, code: 'unavailable', detail: '服务暂时不可用，请稍后再试。' }
      : { status: 500, code: 'internal', detail: '服务出错了，我们会尽快处理。' },
    { ...more, headers: { ...(outage ? { 'retry-after': '5' } : {}), ...more.headers } },
  )
}

type Members = {
  status: number
  code: ErrorCode | 'method-not-allowed' | 'internal'
  detail: string
  fields?: Readonly<Record<string, string>>
  details?: Readonly<Record<string, unknown>>
}

function problemDocument(
  { status, code, detail, ...extensions }: Members,
  { instance, headers }: More,
): Response {
  const title = STATUS_CODES[status] ?? 'Error'
  const members = {
    type: 'about:blank',
    title,
    status,
    detail,
    code,
    ...(instance ? { instance } : {}),
    ...extensions,
  }
  return new Response(JSON.stringify(members), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

const isEmpty = (members: object) => Object.keys(members).length === 0
