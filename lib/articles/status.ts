import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { Permission } from '../editors/permissions.ts'

export type { ArticleStatus }

/** What readers get at an article's address: its text (200), a tombstone (410 or 451, by the reason of the removal), or
 *  nothing (404). */
type PublicState = 'text' | 'tombstone' | 'nothing'

type State = {
  /** Its name in the desk's words. */
  name: string
  public: PublicState
  /** The class of its dot on the desk. */
  mark: '' | 'pub' | 'down'
  /** Whether the desk's list of all articles holds it; what is not there stands under its own tab alone. */
  isListed: boolean
}

/** Every state of an article, in the order of the desk's tabs. */
export const states: Record<ArticleStatus, State> = {
  draft: { name: '草稿', public: 'nothing', mark: '', isListed: true },
  published: { name: '已发布', public: 'text', mark: 'pub', isListed: true },
  taken_down: { name: '已下架', public: 'tombstone', mark: 'down', isListed: true },
  deleted: { name: '已删除', public: 'nothing', mark: '', isListed: false },
}

export const statuses = Object.keys(states) as ArticleStatus[]

/** Those that the desk's list of all articles holds. */
export const listedStatuses = statuses.filter((status) => states[status].isListed)

type MoveRow = {
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
}

/** Every move an article can make. One that is not here does not exist. */
export const moves = {
  draft: {
    from: [],
    to: 'draft',
    event: 'article_drafted',
    permission: 'article.draft',
    storesText: true,
    isPublic: false,
  },
  save: {
    from: ['draft'],
    to: 'draft',
    event: 'article_saved',
    permission: 'article.draft',
    storesText: true,
    isPublic: false,
  },
  import: {
    from: [],
    to: 'published',
    event: 'article_imported',
    permission: null,
    storesText: true,
    isPublic: true,
  },
  publish: {
    from: ['draft'],
    to: 'published',
    event: 'article_published',
    permission: 'article.publish',
    storesText: true,
    isPublic: true,
  },
  amend: {
    from: ['published'],
    to: 'published',
    event: 'article_amended',
    permission: 'article.amend',
    storesText: true,
    isPublic: true,
  },
  'save-copy': {
    from: ['published'],
    to: 'published',
    event: 'working_copy_saved',
    permission: 'article.amend',
    storesText: false,
    isPublic: false,
  },
  'discard-copy': {
    from: ['published'],
    to: 'published',
    event: 'working_copy_discarded',
    permission: 'article.amend',
    storesText: false,
    isPublic: false,
  },
  'take-down': {
    from: ['published'],
    to: 'taken_down',
    event: 'article_taken_down',
    permission: 'article.take-down',
    storesText: false,
    isPublic: true,
  },
  restore: {
    from: ['taken_down'],
    to: 'published',
    event: 'article_restored',
    permission: 'article.restore',
    storesText: false,
    isPublic: true,
  },
  delete: {
    from: ['draft'],
    to: 'deleted',
    event: 'article_deleted',
    permission: 'article.draft',
    storesText: false,
    isPublic: false,
  },
  undelete: {
    from: ['deleted'],
    to: 'draft',
    event: 'article_undeleted',
    permission: 'article.draft',
    storesText: false,
    isPublic: false,
  },
} as const satisfies Record<string, MoveRow>

export type Move = keyof typeof moves

/** The moves of an article that exists already. */
export type Transition = Exclude<Move, 'draft' | 'import'>
