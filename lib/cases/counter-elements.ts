import { DomainError } from '../errors.ts'
import type { CaseKind } from './case-kinds.ts'
import { DMCA } from './case-laws.ts'
import { type CaseLaw, CIVIL, COPYRIGHT, lawFor } from './case-move-row.ts'
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

/** What a counter-notice is asked for. */
type ElementWords = { name: string; question: string }

type ElementRow = ElementWords & {
  law: CaseLaw
  /** How it is asked for of another right than copyright. */
  civil?: Partial<ElementWords>
  isGiven: (given: GivenStatement) => boolean
  /** Whose counter-notices must hold it, where not all. */
  of?: 'copyright' | 'dmca'
}

const article16 = `${COPYRIGHT}第十六条`
const article1196 = `${CIVIL}第一千一百九十六条`
const dmcaLaw = `${DMCA}(3)`
const has = (text: string | null | undefined) => (text ?? '').trim() !== ''

/** The elements of a counter-notice. Of a work 条例 §16 names identity with address, the work, reasons with evidence, and the statement of
 *  truth. Of other rights 民法典 §1196 asks for the declaration that nothing was infringed, initial evidence and the real identity, and
 *  for nothing else; of what it speaks, its link says. Those of 17 U.S.C. §512(g)(3) that neither has are asked for under the
 *  DMCA alone. */
const counterElements: Record<CounterElementKey, ElementRow> = {
  name: {
    name: '姓名（名称）',
    question: '请写明您的真实姓名；单位请写登记的名称。',
    law: { copyright: `${article16}第一项`, civil: article1196 },
    isGiven: ({ identity }) => has(identity?.name),
  },
  contact: {
    name: '联系方式',
    question: '请写明电子邮箱或者电话。',
    law: { copyright: `${article16}第一项`, civil: article1196 },
    isGiven: ({ identity }) => has(identity?.email) || has(identity?.phone),
  },
  phone: {
    name: '电话',
    question: '请写明您的电话号码。',
    law: `${dmcaLaw}(D)`,
    isGiven: ({ identity }) => has(identity?.phone),
    of: 'dmca',
  },
  address: {
    name: '地址',
    question: '请写明您的通信地址。',
    law: `${article16}第一项`,
    isGiven: ({ identity }) => has(identity?.address),
    of: 'copyright',
  },
  works: {
    name: '作品名称和网址',
    question: '请写明要求恢复的作品的名称和网址。',
    law: `${article16}第二项`,
    isGiven: ({ claim }) => has(claim.works) || claim.statedUrls.some(has),
    of: 'copyright',
  },
  facts: {
    name: '不构成侵权的理由',
    question: '请说明为什么不构成侵权，例如作品是您自己创作的，或者您已经取得许可。',
    civil: { question: '请说明为什么不构成侵权，例如内容属实，或者您已经取得同意。' },
    law: { copyright: `${article16}第三项、${article1196}`, civil: article1196 },
    isGiven: ({ claim }) => has(claim.facts),
  },
  evidence: {
    name: '初步证明材料',
    question: '请附上不构成侵权的初步证明材料，也可以写明能够查到它们的网址。',
    law: { copyright: `${article16}第三项、${article1196}`, civil: article1196 },
    isGiven: ({ files, claim }) => files > 0 || has(claim.proof),
  },
  truth: {
    name: '真实性声明',
    question: '请声明书面说明的内容真实。说明不实的，由您承担相应的法律责任。',
    civil: {
      name: '不构成侵权的声明',
      question: '请声明涉及的内容不构成侵权，书面说明的内容真实。说明不实的，由您承担相应的法律责任。',
    },
    law: { copyright: `${article16}第二款`, civil: article1196 },
    isGiven: ({ isTruthStated }) => isTruthStated,
  },
  mistake: {
    name: '误删声明及签名',
    question:
      '请声明：本人善意相信，涉及的内容是因错误或者误认而被移除、停止展示的，如有虚假愿承担伪证的法律责任；并以真实姓名作为电子签名。',
    law: `${dmcaLaw}(A)、(C)`,
    isGiven: ({ isMistakeStated }) => isMistakeStated,
    of: 'dmca',
  },
  jurisdiction: {
    name: '同意管辖和接受送达',
    question:
      '请声明：本人同意接受所在地的美国联邦地区法院管辖；住所在美国境外的，同意接受本站所在的任一司法管辖区管辖，并接受通知人或者其代理人的送达。',
    law: `${dmcaLaw}(D)`,
    isGiven: ({ acceptsJurisdiction }) => acceptsJurisdiction,
    of: 'dmca',
  },
}

const counterElementKeys = Object.keys(counterElements) as CounterElementKey[]

/** Of which case a counter-notice is. */
export type CounterOf = { kind: CaseKind; isUnderDmca: boolean }

/** What a counter-notice must hold: 条例 §16 of a work, 民法典 §1196 of other rights, and under the DMCA 17 U.S.C. §512(g)(3). */
export function counterElementsOf({ kind, isUnderDmca }: CounterOf): CounterElementKey[] {
  return counterElementKeys.filter((key) => {
    const { of } = counterElements[key]
    return of === undefined || (of === 'dmca' ? isUnderDmca : kind === 'copyright')
  })
}

/** An element in words, with the article that asks for it in a case of this kind. */
export function counterElement(key: CounterElementKey, kind: CaseKind): ElementWords & { law: string } {
  const { name, question, law, civil } = counterElements[key]
  return { name, question, ...(kind !== 'copyright' && civil), law: lawFor(law, kind) }
}

/** Those that are missing, in their order. */
export function missingCounterElements(given: GivenStatement, of: CounterOf): CounterElementKey[] {
  return counterElementsOf(of).filter((key) => !counterElements[key].isGiven(given))
}

/** Elements of a counter-notice, a line each, for a letter. */
export function listedCounterElements(keys: readonly CounterElementKey[], kind: CaseKind): string {
  return keys
    .map((key) => counterElement(key, kind))
    .map(({ name, question }) => `· ${name}：${question}`)
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
