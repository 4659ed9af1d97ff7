import type { ReactNode } from 'react'
import type { ArticleStatus } from '#lib/articles/status.ts'

/** An article whose new text is written while readers do not see it: the form stands as for a published one, and says what is so. */
export type HeldArticle = {
  /** How it stands. */
  status: ArticleStatus
  /** What the primary action says. */
  verb: string
  /** What follows from it. */
  consequence: string
  /** Said above the form. */
  notice: ReactNode
}
