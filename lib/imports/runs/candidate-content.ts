import { isBlank } from '../../articles/body/plain-text.ts'
import type { NewDraft } from '../../articles/create-drafts.ts'
import { articleFields, type ContentField, contentFields } from '../../articles/fields.ts'
import type { Origin } from '../../articles/origin.ts'
import { publicationMinute } from '../../articles/publication-date.ts'
import { type Content, contentSchema } from '../../articles/schema.ts'
import { isDomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import type { Candidate } from '../candidate.ts'
import { tagsField } from '../candidate-tags.ts'
import type { Place } from './run-places.ts'

/** A candidate as a draft, with what could not be taken over; or why it cannot be one. */
export type Prepared = { draft: NewDraft; leftOut: string[] } | { reason: string }

/** Fields without which an article is still one. */
const optional = contentFields.filter((field) => !['title', 'summary', 'body', 'cityId'].includes(field))

/**
 * Checks a candidate by the schema of an article's content. What is wrong with a field that an article can do without is
 * left out and reported; what is wrong with another one refuses the candidate.
 */
export function candidateContent(
  candidate: Candidate,
  { place, origin, now }: { place: Place; origin: Origin; now: Date },
): Prepared {
  const { tags, leftOut: lostTags } = tagsField(candidate.tags ?? [])
  const given: Record<string, unknown> = {
    ...Object.fromEntries(contentFields.map((field) => [field, fieldOf(candidate, field)])),
    ...place,
    tags,
    publicationDate: minuteOf(candidate.publishedAt, now),
  }
  const leftOut = [...candidate.leftOut, ...lostTags]
  let parsed = contentOf(given)
  if ('wrong' in parsed) {
    for (const field of optional) {
      const message = parsed.wrong[field]
      if (message === undefined) continue
      leftOut.push(`${articleFields[field].label}没有带过来：${message}。`)
      given[field] = null
    }
    parsed = contentOf(given)
  }
  if ('wrong' in parsed) return { reason: `${Object.values(parsed.wrong).join('；')}。` }
  if (isBlank(parsed.content.body)) return { reason: '正文是空的。' }
  const { content } = parsed
  return { draft: { origin: candidate.origin ?? origin, content, collectedAt: now }, leftOut }
}

function fieldOf(candidate: Candidate, field: ContentField): unknown {
  return field in candidate ? candidate[field as keyof Candidate] : null
}

/** The content as it is stored, or which fields the schema refuses, and why. */
function contentOf(given: unknown): { content: Content } | { wrong: Readonly<Record<string, string>> } {
  try {
    return { content: parseInput(contentSchema, given) }
  } catch (error) {
    if (isDomainError(error)) return { wrong: error.fields }
    throw error
  }
}

/** The minute at which it was published where it comes from; null for a moment to come, and for one that cannot be right. */
function minuteOf(at: Date | null, now: Date): string | null {
  if (at === null || Number.isNaN(at.getTime()) || at > now || at.getUTCFullYear() < 1980) return null
  return publicationMinute(at)
}
