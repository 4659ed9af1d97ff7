import type { CaseOutcome, CaseState } from '#lib/db/generated/enums.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { Permission } from '../editors/permissions.ts'
import { type CaseKind, type CasePath, caseKinds } from './case-kinds.ts'

/** Who can make a move beside editors: the claimant and the contributor by their links, and the clocks. */
type CaseSide = 'claimant' | 'contributor' | 'clock'

/** The article of law that something rests on: the same for every kind that knows it, or by path, and by kind where one differs.
 *  Empty where it is a matter of the house. */
export type CaseLaw = string | Readonly<Partial<Record<CasePath | CaseKind, string>>>

/** The article for a case of this kind. */
export function lawFor(law: CaseLaw, kind: CaseKind): string {
  return typeof law === 'string' ? law : (law[kind] ?? law[caseKinds[kind].path] ?? '')
}

export type CaseMoveRow = {
  /** None where a case begins with it. */
  from: readonly CaseState[]
  /** Of closed cases, those that ended so; all others are refused. */
  fromOutcomes?: readonly CaseOutcome[]
  /** Null: the case stays as it is. */
  to: CaseState | null
  /** Where it closes the case. */
  outcome?: CaseOutcome
  /** What an editor must be allowed, or the side that makes it. */
  by: Permission | CaseSide
  /** The kinds of cases that know it. */
  paths: readonly CasePath[]
  /** Its name at the desk, in the past. */
  name: string
  law: CaseLaw
  /** What the claimant's page says of it; null for what is not shown there. */
  publicWording: string | null
  event: AuditEvent
  /** Whether it only reminds: the case stays as an editor saw it. */
  isReminder?: true
  /** Whether two persons must want it where the setting `cases.two_persons` says so. */
  needsTwo?: true
}

export const everyPath: readonly CasePath[] = ['copyright', 'civil', 'correction', 'content']
export const noticePaths: readonly CasePath[] = ['copyright', 'civil', 'content']
/** Those on which a contributor is heard. */
export const counterPaths: readonly CasePath[] = ['copyright', 'civil']

export const COPYRIGHT = '《信息网络传播权保护条例》'
export const CIVIL = '《民法典》'
