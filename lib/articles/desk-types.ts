import type { ArticleStatus, Origin, ShareChannel, TakeDownReason } from '#lib/db/generated/enums.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { BoundedCount } from '../bounded-count.ts'
import type { Content } from './schema.ts'

export type DeskListItem = {
  id: number
  title: string
  status: ArticleStatus
  origin: Origin
  sourceName: string | null
  city: { slug: string; name: string }
  changedAt: Date
  publishedAt: Date | null
  views: number
  version: number
  /** The editor who began it; null where a collected page did. */
  draftedById: string | null
  takedownStatus: 410 | 451 | null
  hasWorkingCopy: boolean
  /** Who has typed something last that is not saved, and when. */
  unsaved: { by: string; at: Date } | null
  /** The names of those who have it open; null for nobody. */
  openBy: string | null
}

/** A page of the desk's list. */
export type DeskList = {
  items: DeskListItem[]
  /** Of every state that the list of all holds. */
  counts: Partial<Record<ArticleStatus, BoundedCount>>
  /** The key of the page that follows; null on the last one. */
  before: string | null
  /** The key of the page that it follows; null on the first one. */
  after: string | null
  /** Why a search found nothing, in sentences. */
  why: string[]
}

export type DeskRevision = Content & { version: number; savedAt: Date; savedByName: string }

export type DeskWorkingCopy = {
  version: number
  /** Null where it cannot be read any more. */
  content: Content | null
  note: string
  basedOn: number
  isStale: boolean
  savedAt: Date
  savedById: string | null
  savedByName: string
}

export type DeskArticle = Omit<DeskRevision, 'savedAt' | 'savedByName'> & {
  id: number
  status: ArticleStatus
  origin: Origin
  publishedAt: Date | null
  amendedAt: Date | null
  changedAt: Date
  collectedAt: Date | null
  views: number
  /** Visits by the short link of each channel, the most first; channels without any are left out. */
  shareVisits: { channel: ShareChannel; visits: number }[]
  policyVersion: number | null
  responsibleEditor: string | null
  takedown: {
    reason: TakeDownReason
    note: string
    at: Date
    byName: string
    status: 410 | 451
    /** Whether it only lasts until a notice has been checked. */
    isSuspension: boolean
    /** The case that decided on it, and decides on the restore. */
    caseId: number | null
  } | null
  /** What an editor prepares for it. `isStale`: the live text has changed since it was begun from `basedOn`. */
  workingCopy: DeskWorkingCopy | null
  revisions: { version: number; live: boolean; savedAt: Date; savedByName: string; title: string }[]
  corrections: { version: number; note: string; at: Date; byName: string }[]
  audit: {
    id: string
    at: Date
    event: AuditEvent
    actor: string
    editorId: string | null
    details: unknown
  }[]
}
