import { type CaseKind, caseKinds } from './case-kinds.ts'
import { type CaseLaw, CIVIL, COPYRIGHT, lawFor } from './case-move-row.ts'
import type { NoticeClaim } from './notice-claim.ts'

/** What a notice consists of. */
export type ElementKey =
  | 'name'
  | 'contact'
  | 'address'
  | 'works'
  | 'urls'
  | 'facts'
  | 'relation'
  | 'evidence'
  | 'correction'
  | 'truth'

/** Everything that somebody has given for a notice or a counter-notice so far. */
export type Given = {
  identity: {
    name?: string | undefined
    email?: string | null | undefined
    phone?: string | null | undefined
    address?: string | null | undefined
  } | null
  claim: NoticeClaim
  /** How many files came with it. */
  files: number
  isTruthStated: boolean
}

type ElementRow = {
  name: string
  /** Asks for it, in a sentence for the form and for a letter. */
  question: string
  /** The same where the rights are not those in a work. */
  civilQuestion?: string
  /** What asks for it; empty where the portal alone does. */
  law: CaseLaw
  isGiven: (given: Given) => boolean
}

const copyrightNotice = `${COPYRIGHT}第十四条`
const civilNotice = `${CIVIL}第一千一百九十五条`
const identity = {
  copyright: `${copyrightNotice}第一项、${civilNotice}第一款`,
  civil: `${civilNotice}第一款`,
} satisfies CaseLaw
const REPLY_TO_MEDIA = `${CIVIL}第一千零二十八条`
const has = (text: string | null | undefined) => (text ?? '').trim() !== ''

/** The elements of a notice: of a work 条例 §14 names the first five, the proof and the statement of truth; of any other civil right
 *  民法典 §1195 asks for initial evidence and the real identity, §1028 for evidence that a report is untrue. */
export const noticeElements: Record<ElementKey, ElementRow> = {
  name: {
    name: '姓名（名称）',
    question: '请写明您的真实姓名；单位请写登记的名称。',
    law: identity,
    isGiven: ({ identity }) => has(identity?.name),
  },
  contact: {
    name: '联系方式',
    question: '请写明电子邮箱或者电话，以便把处理结果告诉您。',
    law: identity,
    isGiven: ({ identity }) => has(identity?.email) || has(identity?.phone),
  },
  address: {
    name: '地址',
    question: '请写明您的通信地址。',
    law: { copyright: `${copyrightNotice}第一项` },
    isGiven: ({ identity }) => has(identity?.address),
  },
  works: {
    name: '作品名称',
    question: '请写明您享有权利的作品的名称。',
    law: { copyright: `${copyrightNotice}第二项` },
    isGiven: ({ claim }) => has(claim.works),
  },
  urls: {
    name: '网络地址',
    question: '请写明涉及的内容在本站的网址，每行一个。',
    law: { copyright: `${copyrightNotice}第二项` },
    isGiven: ({ claim }) => claim.statedUrls.some(has),
  },
  facts: {
    name: '具体内容',
    question: '请写明哪些内容有问题，以及事实是怎样的。',
    law: { civil: `${civilNotice}第一款`, factual_error: REPLY_TO_MEDIA },
    isGiven: ({ claim }) => has(claim.facts),
  },
  relation: {
    name: '与权利人的关系',
    question: '请说明您是权利人本人、受托的代理人，还是权利人单位的人员。',
    law: { copyright: `${civilNotice}第一款`, civil: `${civilNotice}第一款` },
    isGiven: ({ claim }) => claim.relation !== null,
  },
  evidence: {
    name: '初步证明材料',
    question:
      '请附上构成侵权的初步证明材料，例如作品底稿、首次发表的页面、登记证书，也可以写明能够查到它们的网址。',
    civilQuestion:
      '请附上构成侵权的初步证据，例如身份证明、能够证明事实的材料或者有关文书，也可以写明能够查到它们的网址。',
    law: {
      copyright: `${copyrightNotice}第三项、${civilNotice}第一款`,
      civil: `${civilNotice}第一款`,
      factual_error: REPLY_TO_MEDIA,
    },
    isGiven: ({ files, claim }) => files > 0 || has(claim.proof),
  },
  correction: {
    name: '正确的内容',
    question: '请写明正确的内容是什么，最好附上出处。',
    law: '',
    isGiven: ({ claim }) => has(claim.correctText),
  },
  truth: {
    name: '真实性声明',
    question: '请声明通知的内容真实。通知不实的，由您承担相应的法律责任。',
    law: { copyright: `${copyrightNotice}第二款、${civilNotice}第三款`, civil: `${civilNotice}第三款` },
    isGiven: ({ isTruthStated }) => isTruthStated,
  },
}

/** An element as it is asked for in a case of this kind. */
export function elementIn(kind: CaseKind, key: ElementKey): { name: string; question: string; law: string } {
  const { name, question, civilQuestion, law } = noticeElements[key]
  const isOfWork = caseKinds[kind].path === 'copyright'
  return { name, question: isOfWork ? question : (civilQuestion ?? question), law: lawFor(law, kind) }
}

export const elementKeys = Object.keys(noticeElements) as ElementKey[]

/** Those of these elements that are missing, in their order. */
export function missingElements(asked: readonly ElementKey[], given: Given): ElementKey[] {
  return asked.filter((key) => !noticeElements[key].isGiven(given))
}

/** Reads the names of elements as a row keeps them; one that this version does not know is left out. */
export function elementsNamed(names: readonly string[]): ElementKey[] {
  return elementKeys.filter((key) => names.includes(key))
}
