import { onElements, onNotices } from './case-laws.ts'
import { type CaseMoveRow, noticePaths } from './case-move-row.ts'

/** How an editor enters a notice that came another way than by the form: a letter or an e-mail is a notice, too (条例 §14; 民法典
 *  §1195; 最高人民法院《信息网络传播权规定》§13). */
export const registerMoves = {
  register: {
    from: [],
    to: 'received',
    by: 'case.accept',
    paths: noticePaths,
    name: '登记收到的通知',
    law: onNotices,
    publicWording: '本站已登记您的通知。',
    event: 'case_registered',
  },
  'register-incomplete': {
    from: [],
    to: 'need_info',
    by: 'case.accept',
    paths: noticePaths,
    name: '登记收到的通知，材料不全',
    law: onElements,
    publicWording: '本站已登记您的通知，还需要补充材料。',
    event: 'case_registered_incomplete',
  },
} as const satisfies Record<string, CaseMoveRow>
