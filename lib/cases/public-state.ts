import { caseStates } from './case-states.ts'
import type { ClaimantStanding, Forwarding } from './case-view.ts'
import { outcomeWording } from './outcome-words.ts'

/** What became of the notice that is to be forwarded to the contributor (条例 §15; 民法典 §1195), as its claimant is told. */
const forwardings: Record<Forwarding, string> = {
  on_its_way: '已受理，正在转送投稿人',
  forwarded: '已受理，通知已转送投稿人',
  unreached: '已受理，通知没能送达投稿人',
  published: '已受理，通知没能送达投稿人，已公告',
}

/** Where a case stands, as its claimant is told. */
export function publicState({ kind, state, outcome, ends, forwarding }: ClaimantStanding): string {
  if (outcome) return outcomeWording(outcome, ends, kind)
  return forwarding ? forwardings[forwarding] : caseStates[state].publicName
}
