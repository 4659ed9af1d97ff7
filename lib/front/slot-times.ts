import { z } from 'zod'
import { publicationInstant } from '../articles/publication-date.ts'

/** `YYYY-MM-DDTHH:mm` in Shanghai as its instant; null for an empty text. */
export const slotTimeSchema = z.string().transform((text, context): Date | null => {
  if (text === '') return null
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? publicationInstant(text) : null
  if (at) return at
  context.addIssue({ code: 'custom', message: '时间要写成 2026-11-28 09:05 这样' })
  return z.NEVER
})
