import { DomainError } from '../errors.ts'
import { DMCA } from './case-laws.ts'
import type { Given } from './elements.ts'

/** What a counter-notice consists of. */
export type CounterElementKey =
  | 'name'
  | 'contact'
  | 'phone'
  | 'address'
  | 'works'
  | 'facts'
  | 'evidence'
  | 'truth'
  | 'mistake'
  | 'jurisdiction'

/** Everything that somebody has given for a counter-notice so far. */
export type GivenStatement = Given & {
  /** 17 U.S.C. §512(g)(3)(A) and (C): under penalty of perjury, signed with his name. */
  isMistakeStated: boolean
  /** 17 U.S.C. §512(g)(3)(D). */
  acceptsJurisdiction: boolean
}

const law = '《信息网络传播权保护条例》第十六条'
const dmcaLaw = `${DMCA}(3)`
const has = (text: string | null | undefined) => (text ?? '').trim() !== ''

/** The elements of a counter-notice: 条例 §16; 民法典 §1196 asks for the same evidence and identity. Those of 17 U.S.C. §512(g)(3) that
 *  neither has are asked for under the DMCA alone. */
export const counterElements: Record<
  CounterElementKey,
  {
    name: string
    question: string
    law: string
    isGiven: (given: GivenStatement) => boolean
    isOfDmca?: true
  }
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
  phone: {
    name: '电话',
    question: '请写明您的电话号码。',
    law: `${dmcaLaw}(D)`,
    isGiven: ({ identity }) => has(identity?.phone),
    isOfDmca: true,
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
  mistake: {
    name: '误删声明及签名',
    question:
      '请声明：本人善意相信，涉及的内容是因错误或者误认而被移除、停止展示的，如有虚假愿承担伪证的法律责任；并以真实姓名作为电子签名。',
    law: `${dmcaLaw}(A)、(C)`,
    isGiven: ({ isMistakeStated }) => isMistakeStated,
    isOfDmca: true,
  },
  jurisdiction: {
    name: '同意管辖和接受送达',
    question:
      '请声明：本人同意接受所在地的美国联邦地区法院管辖；住所在美国境外的，同意接受本站所在的任一司法管辖区管辖，并接受通知人或者其代理人的送达。',
    law: `${dmcaLaw}(D)`,
    isGiven: ({ acceptsJurisdiction }) => acceptsJurisdiction,
    isOfDmca: true,
  },
}

const counterElementKeys = Object.keys(counterElements) as CounterElementKey[]

/** What a counter-notice must hold (条例 §16; 民法典 §1196), and under the DMCA (17 U.S.C. §512(g)(3)). */
function counterElementsOf(isUnderDmca: boolean): CounterElementKey[] {
  return counterElementKeys.filter((key) => isUnderDmca || !counterElements[key].isOfDmca)
}

/** Those that are missing, in their order. */
export function missingCounterElements(given: GivenStatement, isUnderDmca: boolean): CounterElementKey[] {
  return counterElementsOf(isUnderDmca).filter((key) => !counterElements[key].isGiven(given))
}

/** What a counter-notice must hold, a line each, for a letter. */
export function listedCounterElements(isUnderDmca: boolean): string {
  return counterElementsOf(isUnderDmca)
    .map((key) => `· ${counterElements[key].name}：${counterElements[key].question}`)
    .join('\n')
}

/** Reads the names as a row keeps them; one that this version does not know is left out. */
export function counterElementsNamed(names: readonly string[]): CounterElementKey[] {
  return counterElementKeys.filter((key) => names.includes(key))
}

/** Refuses a statement in which nothing at all is given: there is nothing to keep and nothing to ask him to add to.
 *  @throws DomainError invalid-input, by the fields that come first */
export function assertStatesSomething(given: GivenStatement, agentFor: string | null): void {
  const isEmpty = counterElementKeys.every((key) => !counterElements[key].isGiven(given))
  if (!isEmpty || [agentFor, given.claim.reason].some(has)) return
  throw new DomainError('invalid-input', '书面说明还没有任何内容，请至少填写一项；缺少的可以以后补充。', {
    fields: { name: '请填写姓名（名称）', facts: '请填写不构成侵权的理由' },
  })
}
