import type { CaseState } from '#lib/db/generated/enums.ts'

export type { CaseState }

type StateRow = {
  /** Its name at the desk. */
  name: string
  /** What the claimant's page says. */
  publicName: string
  isOpen: boolean
  /** Whether its articles are kept from readers meanwhile. */
  holdsArticles: boolean
}

/** Every state of a case, in the order in which it usually runs through them. */
export const caseStates: Record<CaseState, StateRow> = {
  received: { name: '待处理', publicName: '已收到，正在审核', isOpen: true, holdsArticles: false },
  need_info: { name: '待补充', publicName: '等待您补充材料', isOpen: true, holdsArticles: false },
  accepted: { name: '待决定', publicName: '已受理，正在核查', isOpen: true, holdsArticles: true },
  awaiting_counter: {
    name: '等待反通知',
    publicName: '已受理，等待投稿人答复',
    isOpen: true,
    holdsArticles: true,
  },
  counter_received: {
    name: '已收反通知',
    publicName: '已收到投稿人的反通知',
    isOpen: true,
    holdsArticles: true,
  },
  litigation_hold: {
    name: '诉讼期间',
    publicName: '诉讼期间，维持现状',
    isOpen: true,
    holdsArticles: true,
  },
  closed: { name: '已结案', publicName: '已办结', isOpen: false, holdsArticles: false },
}

export const allCaseStates = Object.keys(caseStates) as CaseState[]

export const openCaseStates = allCaseStates.filter((state) => caseStates[state].isOpen)

/** Those in which a case keeps its articles from readers. */
export const holdingCaseStates = allCaseStates.filter((state) => caseStates[state].holdsArticles)
