import type { CounterElementKey } from '#lib/cases/counter-elements.ts'
import { type ClaimantRelation, claimantRelations } from '#lib/cases/notice-claim.ts'
import type { FormView } from '#lib/public-forms/form-view.ts'
import { each } from './each.ts'
import { FormChoices } from './form-choices.tsx'
import { FormTextField } from './form-text-field.tsx'

const relationHints: Record<ClaimantRelation, string | undefined> = {
  self: undefined,
  agent: '律师、代理机构、受托人等，请附授权书',
  organisation: '权利人是公司、机关、团体等，由其人员提出',
}

/** In what relation a claimant stands to the rights, and for whom he acts. */
export function RelationFields({ form }: { form: FormView }) {
  // The names of the table.
  const relations = Object.keys(claimantRelations) as ClaimantRelation[]
  return (
    <>
      <FormChoices
        {...{ form, name: 'relation', isExpected: true }}
        label="您是"
        options={relations.map((value) => ({
          value,
          label: claimantRelations[value],
          hint: relationHints[value],
        }))}
      />
      <FormTextField
        {...{ form, name: 'agentFor', maxLength: 100, isPrivate: true }}
        label="权利人的姓名或者名称"
        hint="代为通知的，请写明权利人。"
      />
    </>
  )
}

/** The fields of an identity: lib/parties/identity.ts has their bounds. */
const identityFields = {
  name: {
    label: '姓名（名称）',
    hint: '真实姓名；单位请写登记的名称。',
    type: 'text',
    maxLength: 100,
    autoComplete: 'name',
  },
  email: {
    label: '电子邮箱',
    hint: '处理结果同时发到这里；没有邮箱的，可以只写电话。',
    type: 'email',
    maxLength: 254,
    autoComplete: 'email',
  },
  phone: { label: '电话', hint: undefined, type: 'tel', maxLength: 40, autoComplete: 'tel' },
  address: {
    label: '地址',
    hint: '通信地址。',
    type: 'text',
    maxLength: 300,
    autoComplete: 'address-line1',
  },
} as const

type IdentityName = keyof typeof identityFields

type FieldProps = {
  form: FormView
  name: IdentityName
  /** Whether the law asks for it; else it may be left out without a word. */
  isExpected: boolean
}

/** A field of who somebody is, or how he is reached. The draft on the device leaves it out. */
export function IdentityField({ form, name, isExpected }: FieldProps) {
  const { hint, ...field } = identityFields[name]
  const shown = isExpected ? hint : name === 'email' ? '处理结果同时发到这里。' : undefined
  return <FormTextField {...{ form, name, isExpected, isPrivate: true, hint: shown }} {...field} />
}

type FieldsProps = {
  form: FormView
  isExpected: boolean
  /** What is asked for of a statement that was given in part. */
  missing?: readonly CounterElementKey[]
  isAddressExpected?: boolean
  /** Whether a telephone number is asked for, which then is the way to reach him. */
  isPhoneExpected?: boolean
  names?: readonly IdentityName[]
}

const all: readonly IdentityName[] = ['name', 'email', 'phone', 'address']
/** Of somebody who need not say who he is. */
export const contactNames: readonly IdentityName[] = ['name', 'email', 'phone']
/** Of somebody who gets nothing but an answer. */
export const replyNames: readonly IdentityName[] = ['name', 'email']

/** Who somebody is, and how he is reached: by mail or by telephone. */
export function IdentityFields({
  form,
  isExpected,
  missing = [],
  isAddressExpected = true,
  isPhoneExpected = false,
  names = all,
}: FieldsProps) {
  const other = isPhoneExpected ? 'email' : 'phone'
  const expects = (name: IdentityName) => name !== other && (name !== 'address' || isAddressExpected)
  const isMissing = (name: IdentityName) => missing.includes(name === 'email' ? 'contact' : name)
  return each(names, (name) => (
    <IdentityField {...{ form, name }} isExpected={expects(name) && (isExpected || isMissing(name))} />
  ))
}
