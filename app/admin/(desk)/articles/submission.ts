import { z } from 'zod'
import { type ContentField, contentFields } from '#lib/articles/fields.ts'
import { originNames } from '#lib/articles/origin.ts'
import { rowNumber, seenVersion } from '#lib/seen-row.ts'

const text = z.string()

type ContentShape = {
  [F in ContentField]: F extends 'body' ? typeof document : z.ZodDefault<typeof text>
}

const document = z.record(text, z.unknown())

/** A page that was opened before a field existed sends none. */
const contentShape = Object.fromEntries(
  contentFields.map((field) => [field, field === 'body' ? document : text.default('')]),
) as ContentShape

/** A press on one of the form's verbs, as it comes in: its shape alone, what is in it is the verbs' to judge. */
export const submissionShape = z.object({
  id: rowNumber.nullable(),
  version: seenVersion,
  // A page that was opened before there were working copies sends none.
  copyVersion: seenVersion.default(0),
  key: text,
  origin: z.literal(Object.keys(originNames) as (keyof typeof originNames)[]),
  note: text,
  // A page that was opened before there was a list of sources sends none.
  sourceReason: text.default(''),
  content: z.object(contentShape),
})

/** A decision on an article as it stands. */
export const decisionShape = z.object({
  id: rowNumber,
  version: seenVersion,
  copyVersion: seenVersion.default(0),
  reason: text.optional(),
  /** The minute for which it is scheduled. */
  at: text.optional(),
  note: text,
})

export type GivenSubmission = z.output<typeof submissionShape>
