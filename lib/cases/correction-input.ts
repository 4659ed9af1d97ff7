import { z } from 'zod'
import { contentSchema } from '../articles/schema.ts'
import { copyVersionSchema, noteSchema } from '../articles/working-copy.ts'
import { rowNumber, seenRow, seenVersion } from '../seen-row.ts'
import { optionalNote } from './decision-note.ts'

/** A new text of an article that a case keeps from readers, with its public correction note. */
const amendmentSchema = z.object({
  articleId: rowNumber,
  /** The article as it was seen; of a proposal from before that was kept whatever it is. */
  version: seenVersion.optional(),
  /** The working copy that the text is, which ends with it. */
  copyVersion: copyVersionSchema.optional(),
  note: noteSchema,
  content: contentSchema,
})

export type CaseAmendment = z.output<typeof amendmentSchema>

/** How each article of a case ends, beside what was seen of the case. */
export const correctionInput = z.object({
  /** Public corrections that were made since the notice came. */
  correctionIds: z.array(rowNumber).max(50).default([]),
  /** New texts of articles that the case has suspended: each comes back corrected, and was never seen with its old text. */
  amendments: z.array(amendmentSchema).max(50).default([]),
  /** The same, as they are stored beside their articles. */
  copies: z
    .array(z.object({ articleId: rowNumber, copyVersion: copyVersionSchema }))
    .max(50)
    .default([]),
  /** Articles that are not corrected: what the case has suspended of them comes back as it was. */
  unchanged: z.array(rowNumber).max(50).default([]),
  note: optionalNote,
})

export const correctionSchema = seenRow.extend(correctionInput.shape)

export type CorrectionGiven = z.output<typeof correctionSchema>

/** The field in which a form asks how a case ends for an article, and at which it is told what is wrong with the answer. */
export const endField = (articleId: number): string => `article-${articleId}`
