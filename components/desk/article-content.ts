import type { Body } from '#lib/articles/body/body.ts'
import { type ContentField, contentFields } from '#lib/articles/fields.ts'
import type { Origin } from '#lib/articles/origin.ts'
import type { ArticleStatus } from '#lib/articles/status.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { bodyOf } from './body-json.ts'

/** What an editor types, as the form holds it: every field a text, the body a document. */
export type ArticleContent = { [F in ContentField]: F extends 'body' ? Body : string }

/** A press on one of the form's verbs. `id` is null while the article does not exist. */
type Submission = {
  id: number | null
  /** The form's own key: a new article is created once for it. */
  key: string
  version: number
  /** Of the working copy; 0 where there is none. */
  copyVersion: number
  origin: Origin
  note: string
  /** Why a repost may go to readers although its source is not listed. */
  sourceReason?: string
  content: ArticleContent
}

/** The article as it stands now, when it is not what the editor began with. */
export type Latest = {
  version: number
  copyVersion: number
  status: ArticleStatus
  origin: Origin
  /** The newest text: that of the working copy (`isCopy`), if it was written from the live text as it is now. */
  content: ArticleContent
  isCopy: boolean
  /** What readers see; null while they see nothing. */
  live: ArticleContent | null
  /** The correction note that was saved with the working copy. */
  note: string
  changedBy: string
  changedAt: string
}

/** A publication or amendment that can be withdrawn: its version, and for how many milliseconds from now. */
export type Withdrawal = { version: number; leftMs: number }

type Done = {
  done: true
  id: number
  version: number
  /** Of the working copy that was saved; 0, or not there, where something else was done. */
  copyVersion?: number
  status: ArticleStatus
  message: string
  /** Where it was a publication or an amendment: how long it can be withdrawn. */
  withdrawal?: Withdrawal | undefined
}

/** `saved`: the text was stored before the refusal, under this version. `begun`: an earlier press on this form, whose
 *  answer was lost, has made the article with this text. */
export type Refused = {
  done: false
  refusal: Refusal
  saved?: { id: number; version: number }
  begun?: { id: number; version: number; content: ArticleContent }
  latest?: Latest
}

export type Answer = Done | Refused

export type ArticleVerb = (submission: Submission) => Promise<Answer>

/** A decision on an article as it stands: its number, the version seen, and why. */
export type Decision = {
  id: number
  version: number
  copyVersion?: number
  reason?: string
  /** The minute for which it is scheduled. */
  at?: string
  note: string
}

export type DecisionVerb = (decision: Decision) => Promise<Answer>

export type CityChoice = { id: number; name: string; columns: { id: number; name: string }[] }

/** A form in which nothing is filled in. */
export const emptyContent = {
  ...Object.fromEntries(contentFields.map((field) => [field, ''])),
  body: { type: 'doc', content: [] },
} as unknown as ArticleContent

/** Whether two states of the form say the same. */
export function isSameContent(one: ArticleContent, other: ArticleContent): boolean {
  return contentFields.every((field) => isSameField(field, one, other))
}

export function isSameField(field: ContentField, one: ArticleContent, other: ArticleContent): boolean {
  if (field !== 'body') return one[field] === other[field]
  // The same document may come from the store or from the editor, which write its parts in orders of their own.
  return one.body === other.body || JSON.stringify(bodyOf(one.body)) === JSON.stringify(bodyOf(other.body))
}
