/** What mail is sent for, with the subject that stands in for one that names somebody. The clocks of the cases look for notices
 *  that could not be forwarded (`forward_notice`, 信息网络传播权保护条例 §15). */
export const mailPurposes = {
  case_letter: '关于您的投诉',
  forward_notice: '有人就您的投稿提出投诉',
  forward_counter: '关于您的投诉：收到反通知',
  contribution_letter: '关于您的投稿',
  source_letter: '关于转载贵方的稿件',
  escalation: '有案件等待处理',
  side_message: '案件有来信',
} as const

export type MailPurpose = keyof typeof mailPurposes
