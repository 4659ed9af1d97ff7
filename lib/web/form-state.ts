import { type ErrorCode, isDomainError } from '../errors.ts'

/** A refusal as a form shows it: one sentence, a sentence a field, and the facts that help out of it. */
export type Refusal = {
  code: ErrorCode
  message: string
  fields: Readonly<Record<string, string>>
  details: Readonly<Record<string, unknown>>
}

/** The one place where a DomainError becomes something a form can show.
 *  @throws anything that is no DomainError, as it came */
export function refusalOf(error: unknown): Refusal {
  if (!isDomainError(error)) throw error
  const { code, message, fields, details } = error
  return { code, message, fields: { ...fields }, details: { ...details } }
}
