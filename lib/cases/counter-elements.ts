import type { Given } from './elements.ts'

/** What a counter-notice consists of. */
export type CounterElementKey = 'name' | 'contact' | 'address' | 'works' | 'facts' | 'evidence' | 'truth'

const law = '《信息网络传播权保护条例》第十六条'
const has = (text: string | null | undefined) => (text ?? '').trim() !== ''

/** The elements of a counter-notice: 条例 §16; 民法典 §1196 asks for the same evidence and identity. */
export const counterElements: Record<
  CounterElementKey,
  { name: string; question: string; law: string; isGiven: (given: Given) => boolean }
> = {
  name: {
    name: '姓名（名称）',
    question: '请写明您的真实姓名；单位请写登记的名称。',
    law: `${law}第一项`,
    isGiven: ({ identity }) => has(identity?.name),
  },
  contact: {
    name: '联系方式',
    question: '请写明电子邮箱或者电话。',
    law: `${law}第一项`,
    isGiven: ({ identity }) => has(identity?.email) || has(identity?.phone),
  },
  address: {
    name: '地址',
    question: '请写明您的通信地址。',
    law: `${law}第一项`,
    isGiven: ({ identity }) => has(identity?.address),
  },
  works: {
    name: '作品名称和网址',
    question: '请写明要求恢复的作品的名称和网址。',
    law: `${law}第二项`,
    isGiven: ({ claim }) => has(claim.works) || claim.statedUrls.some(has),
  },
  facts: {
    name: '不构成侵权的理由',
    question: '请说明为什么不构成侵权，例如作品是您自己创作的，或者您已经取得许可。',
    law: `${law}第三项、《民法典》第一千一百九十六条`,
    isGiven: ({ claim }) => has(claim.facts),
  },
  evidence: {
    name: '初步证明材料',
    question: '请附上不构成侵权的初步证明材料，也可以写明能够查到它们的网址。',
    law: `${law}第三项、《民法典》第一千一百九十六条`,
    isGiven: ({ files, claim }) => files > 0 || has(claim.proof),
  },
  truth: {
    name: '真实性声明',
    question: '请声明书面说明的内容真实。说明不实的，由您承担相应的法律责任。',
    law: `${law}第二款`,
    isGiven: ({ isTruthStated }) => isTruthStated,
  },
}

const counterElementKeys = Object.keys(counterElements) as CounterElementKey[]

/** Those that are missing, in their order. */
export function missingCounterElements(given: Given): CounterElementKey[] {
  return counterElementKeys.filter((key) => !counterElements[key].isGiven(given))
}

/** Reads the names as a row keeps them; one that this version does not know is left out. */
export function counterElementsNamed(names: readonly string[]): CounterElementKey[] {
  return counterElementKeys.filter((key) => names.includes(key))
}
