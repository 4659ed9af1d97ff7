import { z } from 'zod'
import { originNames } from '#lib/articles/origin.ts'

const whole = z.int().min(0)
const text = z.string()

/** A press on one of the form's verbs, as it comes in: its shape alone, what is in it is the verbs' to judge. */
export const submissionShape = z.object({
  id: whole.nullable(),
  version: whole,
  key: text,
  origin: z.literal(Object.keys(originNames) as (keyof typeof originNames)[]),
  note: text,
  content: z.object({
    title: text,
    originalTitle: text,
    summary: text,
    body: z.record(text, z.unknown()),
    author: text,
    sourceName: text,
    sourceUrl: text,
    // A page that was opened before these fields existed sends none.
    sourceEditor: text.default(''),
    sourceResponsibleEditor: text.default(''),
    photographer: text.default(''),
    cityId: text,
    columnId: text,
  }),
})

/** A decision on an article as it stands. */
export const decisionShape = z.object({ id: whole, version: whole, reason: text.optional(), note: text })

export type GivenSubmission = z.output<typeof submissionShape>
