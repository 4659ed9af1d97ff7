import type { ViewClass } from './classify.ts'
import type { VisitorKey } from './visitor-key.ts'

/** A view on its way into the database. */
export type ViewEvent = {
  articleId: number
  /** The page's own number for this view (a lower-case UUID): however often it arrives, it counts once. */
  viewId: string
  /** The hour of the page's token, counted from 1970; a view that is sent again brings the same. */
  pageHour: number
  class: ViewClass
  at: Date
  /** The visitor's keys, one, or two where a repeat can reach back into the slot before; none for what is counted without regard to repeats. */
  keys: readonly VisitorKey[]
}

/** What became of it, with the article's views as they stand after it; or why it was refused. */
export type ViewOutcome =
  | { kind: 'counted' | 'repeat' | 'replay'; views: number }
  | { kind: 'not-found' | 'gone' | 'blocked' }
