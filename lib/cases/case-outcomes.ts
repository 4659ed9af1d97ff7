import type { CaseOutcome } from '#lib/db/generated/enums.ts'

export type { CaseOutcome }

/** How a case can end: the desk's name, and what the claimant's page says. */
export const caseOutcomes: Record<CaseOutcome, { name: string; publicName: string }> = {
  removed: { name: '已删除', publicName: '涉及的内容已删除' },
  restored: { name: '已恢复', publicName: '涉及的内容已恢复展示' },
  corrected: { name: '已更正', publicName: '涉及的内容已更正' },
  rejected: { name: '未受理', publicName: '通知未获受理' },
  withdrawn: { name: '已撤回', publicName: '投诉人已撤回' },
  lapsed: { name: '逾期未补充', publicName: '逾期未补充材料，已结案' },
  blocked: { name: '依法停止提供', publicName: '根据有权机关的要求，涉及的内容已停止提供' },
  merged: { name: '已并案', publicName: '已并入另一案件一并处理' },
}
