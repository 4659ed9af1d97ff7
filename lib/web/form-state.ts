import { type ErrorCode, isDomainError } from '../errors.ts'
import { isOutage } from '../outage.ts'
import { reportFailure } from '../report.ts'

/** A refusal as a form shows it: a sentence, a sentence for each wrong field, and details. */
export type Refusal = {
  code: ErrorCode
  message: string
  fields: Readonly<Record<string, string>>
  details: Readonly<Record<string, unknown>>
}

const OUTAGE = '数据库暂时没有应答，没有提交成功。您写的内容都还在，请稍后再试。'

/** The only place that converts an error to form state: a DomainError, or an outage of the database.
 *  @throws any other error unchanged */
export function refusalOf(error: unknown): Refusal {
  if (isOutage(error)) {
    reportFailure(error, 'a form could not be stored')
    return { code: 'unavailable', message: OUTAGE, fields: {}, details: {} }
  }
  if (!isDomainError(error)) throw error
  const { code, message, fields, details } = error
  return { code, message, fields: { ...fields }, details: { ...details } }
}
