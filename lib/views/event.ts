import type { ViewClass } from './classify.ts'

/** A view on its way into the database. */
export type ViewEvent = {
  articleId: number
  /** The page's own number for this view (a lower-case UUID): however often it arrives, it counts once. */
  viewId: string
  class: ViewClass
  at: Date
  /** The visitor's keys, one or around midnight two; none for what is counted without regard to repeats. */
  keys: readonly Buffer[]
}

/** What became of it, with the article's views as they stand after it; or why it was refused. */
export type ViewOutcome =
  | { kind: 'counted' | 'repeat' | 'replay'; views: number }
  | { kind: 'not-found' | 'gone' | 'blocked' }
