import { onWaiting } from './case-laws.ts'
import { type CaseMoveRow, CIVIL, counterPaths, everyPath } from './case-move-row.ts'

/** How the period in which a claimant may complain or sue stops for a letter of his, and runs on; and how its end moves. */
export const periodMoves = {
  /** 民法典 §1196: what the claimant writes may be that he has complained or sued; until an editor has read it no period ends. */
  'pause-for-message': {
    from: ['counter_received'],
    to: null,
    by: 'claimant',
    paths: counterPaths,
    name: '期限内收到投诉人来信，停止计时，待核查',
    law: onWaiting,
    publicWording:
      '期限内收到投诉人来信，由编辑部核查是否已经投诉或者起诉，核查之前不恢复展示；期限的届满日不变。',
    event: 'case_paused_for_message',
  },
  /** What he wrote was no such notice. */
  'resume-period': {
    from: ['counter_received'],
    to: null,
    by: 'case.accept',
    paths: counterPaths,
    name: '来信不是已经投诉或者起诉的通知，恢复计时',
    law: onWaiting,
    publicWording: '本站核查了来信，没有看到已经投诉或者起诉的情况，期限仍按原届满日计算。',
    event: 'case_period_resumed',
  },
  /** 民法典 §203: the last day is a holiday by a calendar that was not known when the period began. */
  'extend-by-calendar': {
    from: ['need_info', 'accepted', 'awaiting_counter', 'counter_received'],
    to: null,
    by: 'clock',
    paths: everyPath,
    name: '期限按公布的工作日安排顺延',
    law: { copyright: `${CIVIL}第二百零三条`, civil: `${CIVIL}第二百零三条` },
    publicWording: null,
    event: 'case_extended_by_calendar',
  },
} as const satisfies Record<string, CaseMoveRow>
