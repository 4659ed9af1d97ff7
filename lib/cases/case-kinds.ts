import type { CaseDemand, CaseKind, TakeDownReason } from '#lib/db/generated/enums.ts'
import type { ElementKey } from './elements.ts'

export type { CaseDemand, CaseKind }

/** Which rules a case follows: `copyright` 信息网络传播权保护条例 §14–17, `civil` 民法典 §1195–1196, `correction` a request to mend
 *  a published text, `content` a report of illegal content, which no counter-notice answers. */
export type CasePath = 'copyright' | 'civil' | 'correction' | 'content'

type KindRow = {
  name: string
  /** In a sentence, for who chooses. */
  explanation: string
  /** What the notice rests on. */
  law: string
  demands: readonly CaseDemand[]
  /** The reason on record when its articles are removed. */
  takeDownReason: TakeDownReason
  /** What a notice must hold. */
  elements: readonly ElementKey[]
  path: CasePath
}

/** 民法典 §1195 asks for the real identity, 条例 §14 for the address, too. */
const identity = ['name', 'contact'] as const

/** What can be complained about. */
export const caseKinds: Record<CaseKind, KindRow> = {
  copyright: {
    name: '著作权',
    explanation: '您的文字、图片、音像等作品未经许可被使用',
    law: '《信息网络传播权保护条例》第十四条、《民法典》第一千一百九十五条',
    demands: ['delete', 'disconnect_link'],
    takeDownReason: 'copyright',
    elements: [...identity, 'address', 'works', 'urls', 'relation', 'evidence', 'truth'],
    path: 'copyright',
  },
  privacy: {
    name: '隐私与个人信息',
    explanation: '公开了您的隐私，或者处理您的个人信息没有依据',
    law: '《民法典》第一千零三十二条、第一千零三十七条、第一千一百九十五条',
    demands: ['delete', 'correct', 'disconnect_link'],
    takeDownReason: 'personal_information',
    elements: [...identity, 'urls', 'facts', 'relation', 'evidence', 'truth'],
    path: 'civil',
  },
  reputation: {
    name: '名誉权',
    explanation: '内容侮辱、诽谤，损害了您的名誉',
    law: '《民法典》第一千零二十四条、第一千零二十八条、第一千一百九十五条',
    demands: ['delete', 'correct'],
    takeDownReason: 'reputation',
    elements: [...identity, 'urls', 'facts', 'relation', 'evidence', 'truth'],
    path: 'civil',
  },
  factual_error: {
    name: '报道失实',
    explanation: '报道的内容与事实不符，影响到您或者您的单位',
    law: '《民法典》第一千零二十八条',
    demands: ['correct', 'delete'],
    takeDownReason: 'inaccurate',
    elements: [...identity, 'urls', 'facts', 'relation', 'evidence', 'truth'],
    path: 'civil',
  },
  other_rights: {
    name: '其他权益',
    explanation: '商标、姓名、肖像等其他民事权益受到侵害',
    law: '《民法典》第一千一百九十五条',
    demands: ['delete', 'correct', 'disconnect_link', 'other'],
    takeDownReason: 'other_rights',
    elements: [...identity, 'urls', 'facts', 'relation', 'evidence', 'truth'],
    path: 'civil',
  },
  illegal_content: {
    name: '违法和不良信息',
    explanation: '内容违反法律、行政法规的规定',
    law: '《网络信息内容生态治理规定》第十六条',
    demands: ['delete', 'disconnect_link', 'other'],
    takeDownReason: 'unlawful',
    elements: ['urls', 'facts', 'truth'],
    path: 'content',
  },
  correction: {
    name: '这里有误',
    explanation: '指出文章里的差错，任何人都可以提出',
    law: '本站更正政策',
    demands: ['correct'],
    takeDownReason: 'inaccurate',
    elements: ['urls', 'facts', 'correction'],
    path: 'correction',
  },
}

export const allCaseKinds = Object.keys(caseKinds) as CaseKind[]

/** The kinds of the complaint form; 这里有误 has one of its own. */
export const noticeKinds = allCaseKinds.filter((kind) => caseKinds[kind].path !== 'correction')

/** What can be demanded, in the claimant's words. */
export const caseDemands: Record<CaseDemand, string> = {
  delete: '删除',
  correct: '更正',
  disconnect_link: '断开链接',
  other: '其他',
}
