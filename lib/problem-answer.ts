import { STATUS_CODES } from 'node:http'
import { type DomainError, type ErrorCode, isDomainError } from './errors.ts'
import { isOutage } from './outage.ts'

/** A response for either Node's or the web's API. */
export type PlainAnswer = { status: number; headers: Record<string, string>; body: string | Uint8Array }

export type More = {
  /** The path of the request that failed. */
  instance?: string
  headers?: Record<string, string>
}

/**
 * Any error as HTTP for programs: a problem document (RFC 9457). A DomainError has its `code`, its sentence as `detail`, and
 * `fields` and `details` where it has any; `details.retryAfter` becomes `Retry-After`. An outage of the database is 503,
 * everything else 500 without its text. `Cache-Control` is `no-store` unless the caller sets it.
 */
export function problemAnswer(error: unknown, more: More = {}): PlainAnswer {
  if (isDomainError(error)) return refusalAnswer(error, more)
  const outage = isOutage(error)
  return problemDocument(
    outage
      ? { status: 503, code: 'unavailable', detail: '服务暂时不可用，请稍后再试。' }
      : { status: 500, code: 'internal', detail: '服务出错了，我们会尽快处理。' },
    { ...more, headers: { ...(outage ? { 'retry-after': '5' } : {}), ...more.headers } },
  )
}

/** 405 with the allowed methods (RFC 9110 §15.5.6). */
export function methodAnswer(allow: string, more: More = {}): PlainAnswer {
  const known = { status: 405, code: 'method-not-allowed', detail: `这个地址只接受 ${allow}。` } as const
  return problemDocument(known, { ...more, headers: { allow, ...more.headers } })
}

function refusalAnswer(error: DomainError, more: More): PlainAnswer {
  const { code, status, message: detail, fields, details } = error
  const retry =
    typeof details.retryAfter === 'number' ? { 'retry-after': `${details.retryAfter}` } : undefined
  const members = { ...(isEmpty(fields) ? {} : { fields }), ...(isEmpty(details) ? {} : { details }) }
  return problemDocument(
    { status, code, detail, ...members },
    { ...more, headers: { ...retry, ...more.headers } },
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
): PlainAnswer {
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
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: JSON.stringify(members),
  }
}

const isEmpty = (members: object) => Object.keys(members).length === 0
