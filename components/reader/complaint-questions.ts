import type { CaseKind } from '#lib/cases/case-kinds.ts'

type Question = { label: string; hint: string }

/** How the form of each kind asks what is wrong. */
export const factQuestions: Record<CaseKind, Question> = {
  copyright: {
    label: '哪些内容使用了您的作品',
    hint: '例如：文中第二至第四张照片；全文；第三段的文字。',
  },
  privacy: {
    label: '哪些内容涉及您的隐私或者个人信息',
    hint: '请写出原句或者图片的位置，不必重复全部信息。',
  },
  reputation: {
    label: '哪些内容侵害名誉，事实是怎样的',
    hint: '请写出原句，并说明与事实不符或者侮辱、诽谤之处。',
  },
  factual_error: {
    label: '哪些内容失实，事实是怎样的',
    hint: '请写出原句，并说明事实。',
  },
  other_rights: {
    label: '侵害了什么权益，哪些内容侵害了它',
    hint: '例如肖像、姓名、商标。请写出原句或者图片的位置。',
  },
  illegal_content: {
    label: '哪些内容违法，为什么',
    hint: '请写出原句或者图片的位置；知道违反哪一条规定的，请写明。',
  },
  correction: {
    label: '有误的原句',
    hint: '请把有误的句子抄在这里，或者说明在第几段、哪张图片。',
  },
}

/** What a claimant confirms: 条例 §14 第二款, 民法典 §1195 第三款. */
export const truthStatement =
  '本人声明：以上内容真实；本人是权利人，或者已经取得权利人的授权。本人知道，通知不实造成损害的，由通知人承担相应的法律责任。'

/** The same of a report, which anybody may send. */
export const reportStatement = '本人声明：以上内容真实，不捏造、歪曲事实。'
