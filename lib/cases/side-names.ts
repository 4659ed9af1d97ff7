import type { MessageSide } from '#lib/db/generated/enums.ts'
import { type CaseKind, caseKinds } from './case-kinds.ts'

/** Whom letters go to and come from, in the desk's words. */
export const letterSides: Record<MessageSide, string> = {
  claimant: '投诉人',
  contributor: '投稿人',
  source: '来源',
}

/** What the desk calls who gave the notice: a reader who points out a mistake complains of nobody. */
export function claimantName(kind: CaseKind): string {
  return caseKinds[kind].path === 'correction' ? '提出人' : letterSides.claimant
}

/** Whom a letter of such a case goes to or comes from. */
export function sideName(side: MessageSide, kind: CaseKind): string {
  return side === 'claimant' ? claimantName(kind) : letterSides[side]
}

/** A sentence of the desk about a case of this kind, with its name for who gave the notice. */
export function withClaimantName(text: string, kind: CaseKind): string {
  return text.replaceAll(letterSides.claimant, claimantName(kind))
}
