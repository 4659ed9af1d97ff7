import type { Origin } from '#lib/articles/origin.ts'
import type { PolicyKind } from '#lib/policies/policy-kinds.ts'
import type { SaidByVersion } from '#lib/policies/policy-sections.ts'
import type { PolicyState } from '#lib/policies/policy-states.ts'
import type { Refusal } from '#lib/web/form-state.ts'

/** A version as the list shows it; its moments and persons in words. */
export type PolicyRow = {
  id: number
  version: number
  state: PolicyState
  effective: string
  published: string
  note: string
  /** Who withdrew it, when and why; empty for one that was not. */
  withdrawn: string
  hasChanges: boolean
}

/** A kind of policy with its versions, newest first. */
export type PolicyGroup = { kind: PolicyKind; rows: PolicyRow[] }

/** The version that the next one is compared with; number 0 and no text where there is none. */
export type PolicyBefore = SaidByVersion & { version: number }

/** What is typed of the next version. */
export type TypedPolicy = {
  text: string
  origins: Origin[]
  repostText: string
  contributionText: string
  originalText: string
  effectiveAt: string
  note: string
}

export type PolicyEntry = TypedPolicy & { kind: PolicyKind; before: number }

export type PolicyAnswer = { done: true; message: string } | { done: false; refusal: Refusal }

export type PublishNext = (entry: PolicyEntry) => Promise<PolicyAnswer>
export type WithdrawComing = (given: { id: number; note: string }) => Promise<PolicyAnswer>
