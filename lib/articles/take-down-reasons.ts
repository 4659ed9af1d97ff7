import type { TakeDownReason } from '#lib/db/generated/enums.ts'

export type { TakeDownReason }

/** What readers are told while a notice is checked: not of which right, since nothing is decided yet. */
export const SUSPENDED_WORDING = '本站收到有关本文的投诉或者举报，正在核查，核查期间本文暂停展示。'

/**
 * Why an article can be taken down: the desk's name, what readers are told, and the status the page answers with
 * (RFC 9110 §15.5.11; a legal order is RFC 7725). Closed: a reason that is not here cannot be given.
 */
export const takeDownReasons: Record<
  TakeDownReason,
  { name: string; publicWording: string; status: 410 | 451 }
> = {
  copyright: { name: '著作权', publicWording: '因著作权方面的通知，本文已下架。', status: 410 },
  personal_information: { name: '个人信息', publicWording: '因涉及个人信息保护，本文已下架。', status: 410 },
  reputation: { name: '名誉权', publicWording: '因涉及名誉权方面的通知，本文已下架。', status: 410 },
  inaccurate: { name: '内容失实', publicWording: '因内容经核实不准确，本文已下架。', status: 410 },
  other_rights: { name: '其他权益', publicWording: '因涉及民事权益方面的通知，本文已下架。', status: 410 },
  unlawful: {
    name: '违法和不良信息',
    publicWording: '因内容不符合法律法规的规定，本文已下架。',
    status: 410,
  },
  source_withdrawn: {
    name: '原发布方撤回',
    publicWording: '因原发布方已撤回原文，本文已下架。',
    status: 410,
  },
  editorial_error: { name: '编辑差错', publicWording: '因编辑差错，本文已下架。', status: 410 },
  expired: { name: '到期', publicWording: '因登载期限届满，本文已下架。', status: 410 },
  contributor_withdrawn: { name: '投稿人撤回', publicWording: '应投稿人的要求，本文已下架。', status: 410 },
  legal_order: { name: '依法下架', publicWording: '根据有权机关依法作出的要求，本文不再提供。', status: 451 },
}

/** A removal, or a suspension while a case is open, as far as readers are told of it. */
type Concealment = { reason: TakeDownReason; isSuspension: boolean }

/** What readers are told in place of an article. */
export function removalWording({ reason, isSuspension }: Concealment): string {
  return isSuspension ? SUSPENDED_WORDING : takeDownReasons[reason].publicWording
}

/** The same in a word or two. */
export function removalName({ reason, isSuspension }: Concealment): string {
  if (isSuspension) return '暂停展示'
  return takeDownReasons[reason].status === 451 ? '已停止提供' : '已下架'
}

/** Those that somebody gives: an article expires by itself. */
export type ChosenReason = Exclude<TakeDownReason, 'expired'>
export const chosenReasons = Object.keys(takeDownReasons).filter(
  (reason): reason is ChosenReason => reason !== 'expired',
)
