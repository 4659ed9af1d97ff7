import { type CaseKind, caseKinds } from '#lib/cases/case-kinds.ts'
import type { ActingOn } from './case-act-choice.ts'

type Props = Pick<
  ActingOn,
  'kind' | 'state' | 'outcome' | 'isUndeliverable' | 'isPaused' | 'isCounterUndelivered' | 'hasLateCounter'
>

/** Why the desk is waited for, where the state of the case alone does not say so. */
export function CaseStanding(on: Props) {
  const sentence = sentenceOf(on)
  return sentence ? (
    <p className="notice warn case-standing" role="note">
      {sentence}
    </p>
  ) : null
}

function sentenceOf({ kind, state, outcome, ...on }: Props): string | null {
  if (state === 'awaiting_counter' && on.isUndeliverable) return undeliverable(kind)
  if (state === 'counter_received' && on.isCounterUndelivered)
    return '书面说明没能用邮件送达投诉人，期限还没有起算。请以其他方式送达，然后登记。'
  if (state === 'counter_received' && on.isPaused)
    return '投诉人来信，期限已停止计算。请阅信后登记诉讼，或者恢复计时。'
  if (!on.hasLateCounter) return null
  if (state === 'accepted') return '已收到投稿人的书面说明，尚未转送投诉人，请核查是否采纳。'
  return outcome === 'removed' ? '删除以后收到了投稿人的书面说明，经核查可以重新办理。' : null
}

/** 条例 §15 has a notice that reached nobody published; of other rights than copyright an editor decides. */
function undeliverable(kind: CaseKind): string {
  return caseKinds[kind].path === 'copyright'
    ? '通知没能送达投稿人。请公告通知的内容（条例第十五条），或者另行送达后再次转送。'
    : '通知没能送达投稿人，反通知的期限没有起算。请另行送达后再次转送，或者作出决定。'
}
