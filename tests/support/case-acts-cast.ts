import type { ActingOn } from '#components/desk/case-act-choice.ts'
import type { CaseFacts } from '#components/desk/case-act-fields.ts'

/** A new copyright notice of one article, as the choice of acts sees it. */
export const actingOn = (given: Partial<ActingOn> = {}): ActingOn => ({
  ...{
    kind: 'copyright',
    state: 'received',
    outcome: null,
    articles: 1,
    sources: 0,
    mailedSources: 0,
    bars: 0,
  },
  ...{ isUndeliverable: false, isPaused: false, hasUnread: false, isRestorable: false },
  ...{ isCounterUndelivered: false, hasLateCounter: false, isCounterOpen: false, isProposed: false },
  ...{ foreign: null, isUnderDmca: false },
  ...given,
})

/** What the fields of its acts are made from. */
export const actFacts = (given: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ kind: 'copyright', missing: [], articles: [], corrections: [], ends: [], others: [] },
  ...{ sources: [], mailedSources: [], claimants: [], bars: [] },
  ...{ now: '2026-11-28T09:05', isFlagged: false, publicNotice: '', isUnderDmca: false },
  files: { accept: '.pdf', most: 12, mb: 20, allMb: 60 },
  ...given,
})
