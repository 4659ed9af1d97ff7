import type { CaseClockKind } from '#lib/db/generated/enums.ts'

export type { CaseClockKind }

/** The periods that run in a case, in the desk's words, and whether their end changes the case or only reminds somebody. */
export const caseClocks: Record<CaseClockKind, { name: string; acts: boolean }> = {
  act_target: { name: '处理目标', acts: false },
  act_limit: { name: '处理时限', acts: false },
  info_silence: { name: '补充材料期限', acts: true },
  counter_silence: { name: '反通知期限', acts: true },
  reasonable_period: { name: '合理期限', acts: true },
  dmca_earliest: { name: 'DMCA 最早恢复', acts: false },
  dmca_latest: { name: 'DMCA 最迟恢复', acts: true },
  decide_limit: { name: '决定期限', acts: false },
}
