import type { ViewClass } from './classify.ts'
import type { VisitorKey } from './visitor-key.ts'

/** A view that is to be stored. */
export type ViewEvent = {
  articleId: number
  /** The page's id for this view (a lower-case UUID), which counts once. */
  viewId: string
  /** The hour of the page's token, counted from 1970; the same when the view is sent again. */
  pageHour: number
  class: ViewClass
  at: Date
  /** The visitor's keys: one, or two where the slot before can hold an earlier view of a repeat; none for a class without
   *  repeats. */
  keys: readonly VisitorKey[]
}

/** The outcome, with the article's views after it, or the reason of the refusal. */
export type ViewOutcome =
  | { kind: 'counted' | 'repeat' | 'replay'; views: number }
  | { kind: 'not-found' | 'gone' | 'blocked' }
