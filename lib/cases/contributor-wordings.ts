import type { Acted } from './acted-articles.ts'
import { removedWording, restoredWording } from './acted-words.ts'
import type { CaseMove } from './case-moves.ts'

/** What the page of the contributor says of a step whose notice was forwarded to him; a step that is not here is not shown there. Of
 *  those that give back or remove articles it is what is said where they do so with all of them. */
const contributorWordings: Partial<Record<CaseMove, string>> = {
  'accept-and-forward': '本站受理了针对您投稿的通知，涉及的内容暂停展示，通知转送给您。',
  'confirm-foreign': '本站确认通知人是境外权利人；您提交书面说明的，依照 17 U.S.C. § 512(g) 办理。',
  'revoke-foreign':
    '本站撤销了通知人是境外权利人的确认；您提交书面说明的，依照《信息网络传播权保护条例》第十七条办理。',
  'forward-again': '通知再次转送给您。',
  'publish-notice': '通知没能送达您，其内容已在本站公告。',
  'publish-notice-by-setting': '通知没能送达您，其内容已在本站公告。',
  'receive-incomplete-counter': '本站已收到您的书面说明，还需要补充。',
  'receive-counter': '本站已收到您的书面说明，并向通知人转送。',
  'record-counter': '本站登记了您的书面说明，并向通知人转送。',
  'record-counter-for-two': '本站登记了您的书面说明，由编辑部核查。',
  'receive-late-counter': '本站已收到您的书面说明。本案已经办结，编辑部将核查是否重新办理。',
  'reopen-for-counter': '本站已收到您的书面说明，本案重新办理，说明已向通知人转送。',
  'follow-late-counter': '经核查，您的书面说明已向通知人转送。',
  'find-counter-undeliverable': '您的书面说明没能寄达通知人，由编辑部办理。',
  'record-delivery': '您的书面说明已另行送达通知人。',
  'restore-by-copyright': '依照规定，涉及的内容已恢复展示。',
  'restore-after-period': '合理期限内没有收到通知人已经投诉或者起诉的通知，涉及的内容已恢复展示。',
  'restore-by-dmca':
    '期限内没有收到通知人已经起诉、请求法院责令停止侵权的通知，依照 17 U.S.C. § 512(g)(2)(C)，涉及的内容已恢复展示。',
  hold: '通知人提交了已经投诉或者起诉的材料，处理结果出来之前维持现状。',
  'release-hold': '投诉或者诉讼已经终结，本案继续办理。',
  'pause-for-message':
    '通知人在期限内来信，由编辑部核查其是否已经投诉或者起诉，核查之前不恢复展示；期限的届满日不变。',
  'resume-period': '编辑部没有看到通知人已经投诉或者起诉的情况，期限按原届满日继续计算。',
  'extend-by-calendar': '工作日安排公布后，期限按规定顺延。',
  remove: '经核查，涉及的内容已删除。',
  'remove-after-silence': '期限内没有收到您符合规定的书面说明，涉及的内容已删除。您仍可以提交。',
  restore: '经核查，涉及的内容已恢复展示。',
  correct: '本案以更正结案。',
  'correct-suspended': '本案以更正结案。涉及的内容已恢复展示。',
  block: '根据有权机关依法作出的要求，涉及的内容已停止提供。',
  'lift-block': '有权机关的要求已经解除，本站重新核查，核查期间涉及的内容暂停展示。',
  'lift-block-and-forward': '有权机关的要求已经解除，涉及的内容暂停展示，通知转送给您。',
  withdraw: '通知人撤回了通知，本案办结。',
  'receive-contributor-message': '本站已收到您的来信。',
}

/** The steps that such a page shows. */
export const contributorMoves = Object.keys(contributorWordings) as CaseMove[]

const givingBack = {
  ...{ restore: true, 'restore-by-copyright': true, 'restore-after-period': true, 'restore-by-dmca': true },
  'correct-suspended': true,
} as const satisfies Partial<Record<CaseMove, true>>
const removing = { remove: true, 'remove-after-silence': true } as const satisfies Partial<
  Record<CaseMove, true>
>

/** What the page of the contributor says of a step, which is no more than what it did.
 *  @param event one of `contributorMoves` */
export function contributorWording(event: string, acted: Acted): string {
  const wordings: Readonly<Record<string, string>> = contributorWordings
  const words = wordings[event] ?? ''
  if (event in givingBack) return restoredWording(words, acted)
  return event in removing ? removedWording(words, acted) : words
}
