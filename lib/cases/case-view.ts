import type { CaseClockKind, CaseKind, CaseOutcome, CaseState, MessageSide } from '#lib/db/generated/enums.ts'
import type { CaseDemand } from './case-kinds.ts'
import type { CounterElementKey } from './counter-elements.ts'
import type { ElementKey } from './elements.ts'
import type { ArticleEnd } from './outcome-words.ts'
import type { SaidInCase } from './said-in-case.ts'

/** What happened in a case, as one of its sides is told; `law` is empty where the step rests on none. */
export type CaseStepView = { at: Date; wording: string; law: string }

/** A letter to one side, or from it; the text is null once it was deleted. */
export type CaseLetterView = { id: string; at: Date; isIncoming: boolean; text: string | null }

/** An address that a case is about; `articleId` is null for what is none of the articles that readers ever saw here. */
export type CaseAddressView = ArticleEnd & { url: string; articleId: number | null }

/** Whose page it is. */
export type PageSide = Exclude<MessageSide, 'source'>

/** A period that runs. */
export type CaseClockView = { kind: CaseClockKind; dueAt: Date }

/** Where a case stands; `ends` are those of its articles that readers have seen. */
type CaseStanding = {
  id: number
  kind: CaseKind
  state: CaseState
  outcome: CaseOutcome | null
  ends: readonly ArticleEnd[]
}

/** What became of a notice that is forwarded to a contributor: a mail of it waits, was sent, or reached nobody; and where it was
 *  published instead (条例 §15). */
export type Forwarding = 'on_its_way' | 'forwarded' | 'unreached' | 'published'

/** Where it stands for its claimant; `forwarding` is null where none is waited for. */
export type ClaimantStanding = CaseStanding & { forwarding: Forwarding | null }

/** A case as its claimant may see it. */
export type CaseView = ClaimantStanding & {
  demand: CaseDemand
  isForeign: boolean
  receivedAt: Date
  missing: readonly ElementKey[]
  /** What its claimant wrote; null once it was deleted. */
  said: SaidInCase | null
  addresses: readonly CaseAddressView[]
  steps: readonly CaseStepView[]
  letters: readonly CaseLetterView[]
  clocks: readonly CaseClockView[]
  /** The case that it goes on in. */
  mergedInto: ClaimantStanding | null
  /** The public corrections that it led to. */
  corrections: readonly { articleId: number; at: Date; note: string }[]
  canAnswer: boolean
  canWithdraw: boolean
  /** Whether that is a request which the editors weigh. */
  isWithdrawalWeighed: boolean
}

/** A case as the contributor may see it to whom its notice was forwarded, with what he stated against it. */
export type CounterNoticeView = CaseStanding & {
  addresses: readonly CaseAddressView[]
  /** The notice in the letter that forwarded it; null once it was deleted. */
  notice: string | null
  offeredAt: Date
  /** When the last missing element of his statement had come; null before that. */
  receivedAt: Date | null
  /** Of a statement that came, and is not whole. */
  missing: readonly CounterElementKey[]
  /** What he stated; null before that, and once it was deleted. */
  said: SaidInCase | null
  steps: readonly CaseStepView[]
  /** The others. */
  letters: readonly CaseLetterView[]
  clocks: readonly CaseClockView[]
  /** Whether the time of the DMCA holds (17 U.S.C. §512(g)(2)(C)). */
  isUnderDmca: boolean
  /** Under it, on which business days it is restored, as the settings stand. */
  workdays: string
  /** Whether he can state, or add to, something against it. */
  canState: boolean
  /** Whether he can still write. */
  canWrite: boolean
}

/** A notice that was published because its contributor could not be reached (条例 §15). */
export type PublishedNotice = CaseStanding & {
  publishedAt: Date
  articleIds: readonly number[]
  text: string
}

/** Some of them, the newest case first; `olderThan` is the case before which there are more. */
export type NoticeList = { notices: readonly PublishedNotice[]; olderThan: number | null }

/** The periods of the settings that a claimant is told. */
export type CasePeriods = {
  targetMinutes: number
  limitHours: number
  correctionHours: number
  infoDays: number
  counterDays: number
  reasonableDays: number
  /** The working days between which what a foreign claimant complained of is restored (17 U.S.C. §512(g)(2)(C)); null where the
   *  setting does not say so. */
  dmca: { earliest: number; latest: number } | null
}
