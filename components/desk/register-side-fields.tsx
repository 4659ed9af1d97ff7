import type { CaseKind } from '#lib/cases/case-kinds.ts'
import { type ClaimantRelation, claimantRelations } from '#lib/cases/notice-claim.ts'
import { elementNames } from './element-names.ts'
import { Field, fieldProps } from './field.tsx'

type Errors = Readonly<Record<string, string>>

// The names of the table.
const relations = Object.keys(claimantRelations) as ClaimantRelation[]

const lines = [
  { name: 'agentFor', label: '权利人（代为通知的）', type: 'text', element: null, hint: undefined },
  { name: 'name', label: '姓名（名称）', type: 'text', element: 'name', hint: '单位写登记的名称。' },
  {
    name: 'email',
    label: '电子邮箱',
    type: 'email',
    element: 'contact',
    hint: '本站的每一步会寄到这里。没有的写电话，登记后请把查询网址交给投诉人。',
  },
  { name: 'phone', label: '电话', type: 'tel', element: null, hint: undefined },
  { name: 'address', label: '通信地址', type: 'text', element: 'address', hint: undefined },
] as const

/** Who gives notice, and what he has stated. Nothing of it is kept on the device. */
export function RegisterSideFields({ errors, kind }: { errors: Errors; kind: CaseKind }) {
  const named = elementNames(kind)
  return (
    <>
      <h2>投诉人</h2>
      <p className="hint">身份信息和联系方式加密保存，登记以后要查看须写明理由，并且留痕。</p>
      <Field name="relation" label={named('与权利人的关系', 'relation')} error={errors.relation}>
        <select {...fieldProps('relation', errors.relation)} defaultValue="">
          <option value="">来件没有写明</option>
          {relations.map((relation) => (
            <option key={relation} value={relation}>
              {claimantRelations[relation]}
            </option>
          ))}
        </select>
      </Field>
      {lines.map(({ name, label, type, element, hint }) => (
        <Field
          key={name}
          name={name}
          label={element ? named(label, element) : label}
          error={errors[name]}
          hint={hint}
        >
          <input {...fieldProps(name, errors[name])} type={type} autoComplete="off" />
        </Field>
      ))}
      <h2>声明</h2>
      <label className="case-switch">
        <input type="checkbox" name="isForeign" value="yes" />
        投诉人是境外权利人，依照外国法（例如美国《数字千年版权法》第 512 条）提出
      </label>
      <label className="case-switch">
        <input type="checkbox" name="isTruthStated" value="yes" />
        {named('来件声明了内容真实，并对不实承担责任', 'truth')}
      </label>
    </>
  )
}
