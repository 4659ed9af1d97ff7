import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { Permission } from '../editors/permissions.ts'

/** A move of an article from one state to another, or to the same. */
export type MoveRow = {
  /** None where an article begins with it. */
  from: readonly ArticleStatus[]
  to: ArticleStatus
  event: AuditEvent
  /** What an editor must be allowed; null for what no editor does. */
  permission: Permission | null
  /** Whether the text it stores is kept as a revision. */
  storesText: boolean
  /** Whether readers see another state of the article afterwards. */
  isPublic: boolean
  /** The job that follows it. */
  job: 'check-public-state' | null
}
