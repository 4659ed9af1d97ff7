import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import type { AuditEvent } from '../audit/events.ts'
import { copyMoves } from './copy-moves.ts'
import type { MoveRow } from './move-row.ts'
import { reviewMoves } from './review/review-moves.ts'

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
  /** Whether people without an account may be shown it by a preview link. */
  isPreviewable: boolean
}

/** Every state of an article, in the order of the desk's tabs. */
export const states: Record<ArticleStatus, State> = {
  draft: { name: '草稿', public: 'nothing', mark: '', isListed: true, isPreviewable: true },
  in_review: { name: '送审中', public: 'nothing', mark: '', isListed: true, isPreviewable: true },
  approved: { name: '待发布', public: 'nothing', mark: '', isListed: true, isPreviewable: true },
  scheduled: { name: '定时发布', public: 'nothing', mark: '', isListed: true, isPreviewable: true },
  published: { name: '已发布', public: 'text', mark: 'pub', isListed: true, isPreviewable: true },
  suspended: { name: '暂停展示', public: 'tombstone', mark: 'down', isListed: true, isPreviewable: false },
  taken_down: { name: '已下架', public: 'tombstone', mark: 'down', isListed: true, isPreviewable: false },
  deleted: { name: '已删除', public: 'nothing', mark: '', isListed: false, isPreviewable: false },
}

export const statuses = Object.keys(states) as ArticleStatus[]

/** Those that the desk's list of all articles holds. */
export const listedStatuses = statuses.filter((status) => states[status].isListed)

/** Every move an article can make. One that is not here does not exist. */
export const moves = {
  draft: {
    from: [],
    to: 'draft',
    event: 'article_drafted',
    permission: 'article.draft',
    storesText: true,
    isPublic: false,
    job: null,
  },
  save: {
    from: ['draft'],
    to: 'draft',
    event: 'article_saved',
    permission: 'article.draft',
    storesText: true,
    isPublic: false,
    job: null,
  },
  import: {
    from: [],
    to: 'published',
    event: 'article_imported',
    permission: null,
    storesText: true,
    isPublic: true,
    job: null,
  },
  ...reviewMoves,
  publish: {
    from: ['draft', 'approved', 'scheduled'],
    to: 'published',
    event: 'article_published',
    permission: 'article.publish',
    storesText: true,
    isPublic: true,
    job: 'check-public-state',
  },
  amend: {
    from: ['published'],
    to: 'published',
    event: 'article_amended',
    permission: 'article.amend',
    storesText: true,
    isPublic: true,
    job: 'check-public-state',
  },
  ...copyMoves,
  'take-down': {
    from: ['published'],
    to: 'taken_down',
    event: 'article_taken_down',
    permission: 'article.take-down',
    storesText: false,
    isPublic: true,
    job: 'check-public-state',
  },
  suspend: {
    from: ['published'],
    to: 'suspended',
    event: 'article_suspended',
    permission: 'article.suspend',
    storesText: false,
    isPublic: true,
    job: 'check-public-state',
  },
  'remove-suspended': {
    from: ['suspended'],
    to: 'taken_down',
    event: 'article_removed',
    permission: 'article.take-down',
    storesText: false,
    isPublic: true,
    job: 'check-public-state',
  },
  block: {
    from: ['published', 'suspended', 'taken_down'],
    to: 'taken_down',
    event: 'article_blocked',
    permission: 'article.block',
    storesText: false,
    isPublic: true,
    job: 'check-public-state',
  },
  unblock: {
    from: ['taken_down'],
    to: 'suspended',
    event: 'article_unblocked',
    permission: 'article.block',
    storesText: false,
    isPublic: true,
    job: 'check-public-state',
  },
  'unblock-removed': {
    from: ['taken_down'],
    to: 'taken_down',
    event: 'article_unblocked_removed',
    permission: 'article.block',
    storesText: false,
    isPublic: true,
    job: 'check-public-state',
  },
  restore: {
    from: ['taken_down', 'suspended'],
    to: 'published',
    event: 'article_restored',
    permission: 'article.restore',
    storesText: false,
    isPublic: true,
    job: 'check-public-state',
  },
  withdraw: {
    from: ['published'],
    to: 'draft',
    event: 'article_withdrawn',
    permission: 'article.publish',
    storesText: false,
    isPublic: true,
    job: 'check-public-state',
  },
  'withdraw-amendment': {
    from: ['published'],
    to: 'published',
    event: 'article_amendment_withdrawn',
    permission: 'article.amend',
    storesText: true,
    isPublic: true,
    job: 'check-public-state',
  },
  delete: {
    from: ['draft'],
    to: 'deleted',
    event: 'article_deleted',
    permission: 'article.draft',
    storesText: false,
    isPublic: false,
    job: null,
  },
  undelete: {
    from: ['deleted'],
    to: 'draft',
    event: 'article_undeleted',
    permission: 'article.draft',
    storesText: false,
    isPublic: false,
    job: null,
  },
} as const satisfies Record<string, MoveRow>

export type Move = keyof typeof moves

/** Whether a move leaves the article's row as it is, and changes only what is prepared beside it. */
export function isOfWorkingCopy(move: Move): boolean {
  return move in copyMoves
}

/** The events of the moves that make another version of an article; a working copy has versions of its own. */
export const versionEvents: readonly AuditEvent[] = Object.entries(moves).flatMap(([move, { event }]) =>
  isOfWorkingCopy(move as Move) ? [] : [event],
)

/** The events by which an editor stores what his form holds. */
export const savingEvents: readonly AuditEvent[] = (
  ['draft', 'save', 'publish', 'amend', 'save-copy', 'prepare-correction'] as const satisfies readonly Move[]
).map((move) => moves[move].event)

/** Whether readers see an article of this state. */
export function isPublic(status: ArticleStatus): boolean {
  return states[status].public === 'text'
}

/** Whether its text stands as it is until it comes back to be a draft: it is under review, or reviewed. */
export function isUnderReview(status: ArticleStatus): boolean {
  return moves.return.from.some((one) => one === status)
}

/** Whether readers get a tombstone in place of an article of this state. */
export function isRemoved(status: ArticleStatus): boolean {
  return states[status].public === 'tombstone'
}

/** The moves of an article that exists already. */
export type Transition = Exclude<Move, 'draft' | 'import'>
