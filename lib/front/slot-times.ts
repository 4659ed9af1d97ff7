import { publicationInstant } from '../articles/publication-date.ts'
import { DomainError } from '../errors.ts'

/** The instant of `YYYY-MM-DDTHH:mm` in Shanghai; null for an empty text.
 *  @throws DomainError invalid-input */
export function slotTime(text: string): Date | null {
  if (text === '') return null
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? publicationInstant(text) : null
  if (at) return at
  const message = '时间要写成 2026-11-28 09:05 这样'
  throw new DomainError('invalid-input', message, { fields: { slots: message } })
}
