/** Every way in which a request to the domain can fail. Closed: a program may switch over it. */
const errorCodes = {
  'invalid-input': 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  blocked: 451,
  'wrong-state': 409,
  conflict: 409,
  duplicate: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorCodes

/** A refusal that a person can read (`message`, Chinese) and a program can tell apart (`code`). */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  /** What went wrong field by field, keyed by the input's field names. */
  readonly fields: Readonly<Record<string, string>>
  /** Facts for the caller: the other editor's version, the seconds to wait. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    message: string,
    more: { fields?: Record<string, string>; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.fields = more.fields ?? {}
    this.details = more.details ?? {}
  }

  /** The HTTP status that says the same (RFC 9110, RFC 7725). */
  get status(): number {
    return errorCodes[this.code]
  }
}

export function isDomainError(error: unknown): error is DomainError {
  // Not `instanceof`: Next bundles a second copy of this module beside the one that server.ts loads.
  return error instanceof Error && error.name === 'DomainError'
}
