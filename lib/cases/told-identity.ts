import type { IdentityField, ToldIdentity } from '../parties/amend-party.ts'
import type { CounterElementKey } from './counter-elements.ts'
import type { ElementKey } from './elements.ts'
import type { AnswerFields } from './notice-fields.ts'

const fieldsOfElements: Partial<Record<ElementKey | CounterElementKey, IdentityField[]>> = {
  name: ['name', 'isOrganisation'],
  contact: ['email', 'phone'],
  phone: ['phone'],
  address: ['address'],
  relation: ['agentFor'],
}

/** The fields of an identity that are asked for by these elements of a notice or a counter-notice. */
export function askedFields(elements: readonly (ElementKey | CounterElementKey)[]): IdentityField[] {
  return elements.flatMap((key) => fieldsOfElements[key] ?? [])
}

/** What of the fields of an answer or a counter-notice says who somebody is. A box that is not ticked says nothing. */
export function identityOf(fields: Pick<AnswerFields, IdentityField>): ToldIdentity {
  const { name, email, phone, address, agentFor, isOrganisation } = fields
  return { name, email, phone, address, agentFor, ...(isOrganisation && { isOrganisation }) }
}

const fieldNames: Record<IdentityField, string> = {
  ...{ name: '姓名（名称）', email: '电子邮箱', phone: '电话', address: '地址' },
  ...{ isOrganisation: '是否单位', agentFor: '权利人' },
}

/** What the step says at which an identity was changed: the fields, for the newsroom and for the record, and none of their values. */
export function identityChange(fields: readonly IdentityField[]) {
  if (fields.length === 0) return { identity: [], reason: '' }
  const named = fields.map((field) => fieldNames[field]).join('、')
  return { identity: [...fields], reason: `身份信息有补充或者更改：${named}。` }
}
