import type { NoticeWay } from '#lib/db/generated/enums.ts'

export type { NoticeWay }

/** How a notice can come in. The portal's form is one way of several: a letter or an e-mail is a notice, too (最高人民法院《信息网络
 *  传播权规定》§13). */
export const noticeWays: Record<NoticeWay, string> = {
  form: '网上提交',
  email: '电子邮件',
  paper: '书信、传真等书面材料',
  telephone: '电话',
  in_person: '当面',
  authority: '有关机关转来',
}

/** Those that an editor registers. */
export const deskWays = [
  'email',
  'paper',
  'telephone',
  'in_person',
  'authority',
] as const satisfies NoticeWay[]
