import type {
  CaseApprovalKind,
  CaseDemand,
  CaseKind,
  CaseOutcome,
  CaseState,
  MessageSide,
} from '#lib/db/generated/enums.ts'
import type { RunningClock } from './desk-clocks.ts'
import type { NoticeClaim } from './notice-claim.ts'
import type { NoticeWay } from './notice-ways.ts'

export type DeskStep = {
  id: number
  at: Date
  event: string
  state: CaseState
  actor: string
  law: string
  reason: string
  /** Of an order, its end or a suit: the authority and number; null for every other step. */
  reference: string | null
}

/** A letter, or what one of the sides wrote. */
export type DeskMessage = {
  id: string
  at: Date
  side: MessageSide
  isIncoming: boolean
  /** Null once it was deleted. */
  text: string | null
  letter: string
  letterVersion: number | null
  mailId: string | null
}

export type DeskCounterNotice = {
  id: string
  offeredAt: Date
  receivedAt: Date | null
  forwardedAt: Date | null
  missing: string[]
  hasIdentity: boolean
  /** Null until it came, or once it was deleted. */
  claim: NoticeClaim | null
}

export type DeskApproval = {
  id: number
  action: CaseApprovalKind
  at: Date
  proposedBy: string
  proposedById: string
  input: unknown
}

type DeskCaseArticle = {
  /** The row's own number. */
  id: number
  /** As the claimant wrote it. */
  url: string
  outcome: CaseOutcome | null
  /** Null for an address that is none of the portal's articles. */
  articleId: number | null
  title: string
}

/** A case with all that the newsroom knows of it but the identities and the evidence, whose opening is recorded. */
export type DeskCase = {
  id: number
  version: number
  kind: CaseKind
  state: CaseState
  outcome: CaseOutcome | null
  demand: CaseDemand
  /** How the notice came. */
  way: NoticeWay
  /** What he says of himself. */
  isForeign: boolean
  /** When an editor confirmed it. */
  foreignConfirmedAt: Date | null
  isTruthStated: boolean
  missing: string[]
  /** Null where nothing was said, or once it was deleted. */
  claim: NoticeClaim | null
  hasIdentity: boolean
  contributionId: number | null
  mergedIntoId: number | null
  merged: number[]
  publicNotice: string | null
  noticePublishedAt: Date | null
  orderReference: string | null
  receivedAt: Date
  completeAt: Date | null
  acceptedAt: Date | null
  actedAt: Date | null
  closedAt: Date | null
  articles: DeskCaseArticle[]
  /** The running ones, the first to end before the others. */
  clocks: RunningClock[]
  steps: DeskStep[]
  messages: DeskMessage[]
  counterNotices: DeskCounterNotice[]
  /** How many letters of the sides came after an editor last acted. */
  unread: number
  /** Whether a letter of the claimant has stopped the period in which he may complain or sue. */
  isPaused: boolean
  /** Whether removing and restoring need two persons. */
  needsTwo: boolean
  /** Whether foreign claimants have the time of the DMCA. */
  isDmcaOn: boolean
  /** What waits for a second person. */
  approval: DeskApproval | null
  /** The database's time, by which clocks are told. */
  now: Date
}
