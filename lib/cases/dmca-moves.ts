import { DMCA, DMCA_RESTORING } from './case-laws.ts'
import { type CaseMoveRow, COPYRIGHT } from './case-move-row.ts'

/** What is done of a claimant under 17 U.S.C. §512(g), beside the moves of every counter-notice. */
export const dmcaMoves = {
  /** 17 U.S.C. §512(g) holds where an editor has confirmed that the claimant is foreign, and the setting says so. */
  'confirm-foreign': {
    from: ['received', 'need_info', 'accepted', 'awaiting_counter'],
    to: null,
    by: 'case.accept',
    paths: ['copyright'],
    name: '确认境外权利人，适用 DMCA 的期限',
    law: DMCA,
    publicWording: '本站已确认您是境外权利人；投稿人提交书面说明的，依照 17 U.S.C. § 512(g) 办理。',
    event: 'case_foreign_confirmed',
  },
  'revoke-foreign': {
    from: ['received', 'need_info', 'accepted', 'awaiting_counter'],
    to: null,
    by: 'case.accept',
    paths: ['copyright'],
    name: '撤销境外权利人的确认',
    law: `${COPYRIGHT}第十七条`,
    publicWording:
      '本站撤销了境外权利人的确认；投稿人提交书面说明的，依照《信息网络传播权保护条例》第十七条办理。',
    event: 'case_foreign_revoked',
  },
  /** 17 U.S.C. §512(g)(2)(C): from the first of its business days on the editors may restore. */
  'open-dmca-window': {
    from: ['counter_received'],
    to: null,
    by: 'clock',
    paths: ['copyright'],
    name: '可以恢复（DMCA 最早恢复日）',
    law: DMCA_RESTORING,
    publicWording: null,
    event: 'case_dmca_window_opened',
    isReminder: true,
  },
  /** 17 U.S.C. §512(g)(2)(C): by the last of its business days it is restored, unless a suit is shown. */
  'restore-by-dmca': {
    from: ['counter_received'],
    to: 'closed',
    outcome: 'restored',
    by: 'clock',
    paths: ['copyright'],
    name: '依 DMCA 恢复',
    law: DMCA_RESTORING,
    publicWording:
      '期限内没有收到您已经起诉、请求法院责令停止侵权的通知，依照 17 U.S.C. § 512(g)(2)(C)，涉及的内容已恢复展示。您不得就同一作品再次通知删除。',
    event: 'case_restored_by_dmca',
  },
} as const satisfies Record<string, CaseMoveRow>
