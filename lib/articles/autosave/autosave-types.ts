import type { ArticleStatus, Origin } from '#lib/db/generated/enums.ts'
import type { FormText } from './form-text.ts'

/** An article as it stands, and who moved it last. Times are ISO 8601. */
export type ArticleHead = {
  status: ArticleStatus
  version: number
  copyVersion: number
  changedBy: string
  changedById: string | null
  changedAt: string
}

/** A colleague who has the article open, however many tabs he has. */
export type OpenElsewhere = { name: string; since: string; isChanged: boolean }

/** An unsaved text as it is stored. */
export type StoredText = {
  seq: number
  version: number
  copyVersion: number
  origin: Origin
  content: FormText
  note: string
  characters: number
  device: string
  at: string
}

/** What an open form hears. */
export type AutosaveAnswer = {
  /** Null where the form is about no article yet. */
  articleId: number | null
  /** The draft that this form has begun, as it is stored. */
  begun?: { id: number; version: number; origin: Origin; content: FormText }
  /** The text is stored under this number. */
  saved?: { seq: number; at: string; characters: number }
  /** Another tab or machine of the same editor has stored a text that this form has not seen; this one is not stored. */
  newer?: StoredText
  head: ArticleHead | null
  others: OpenElsewhere[]
}
