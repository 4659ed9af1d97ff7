import type { Origin } from '#lib/articles/origin.ts'
import type { ArticleStatus } from '#lib/articles/status.ts'
import type { ArticleContent, Latest } from './article-content.ts'
import type { Unsaved } from './unsaved-text.ts'

/** Where the form stands: which article, of which state and version, and what is stored of it. */
export type Standing = {
  id: number | null
  version: number
  /** Of the working copy; 0 where there is none. */
  copyVersion: number
  status: ArticleStatus
  /** The text that is stored: a draft's, a working copy's, or the live one. */
  base: ArticleContent
  /** What readers see; null while they see nothing. */
  live: ArticleContent | null
  /** The correction note that is stored with the working copy. */
  note: string
}

export type Start = {
  editorId: string
  /** By which the editor signs in again. */
  email: string
  origin: Origin
  standing: Standing
  /** The live text, where it has changed since the working copy was begun. */
  conflict?: Latest | undefined
  /** What the editor typed before and did not save, as the server has it. */
  unsaved?: Unsaved | undefined
  /** An earlier text that he wants back, which is not stored as his own yet. */
  brought?: Unsaved | undefined
  /** The number of his last autosave; 0 for none. */
  autosaveSeq: number
}
