import { type CasePath, caseKinds } from '#lib/cases/case-kinds.ts'
import type { CaseView } from '#lib/cases/case-view.ts'
import { type ElementKey, elementIn } from '#lib/cases/elements.ts'
import { type FormView, viewOfAct } from '#lib/public-forms/form-view.ts'
import { IdentityField, RelationFields } from './claimant-fields.tsx'
import { factQuestions, reportStatement, truthStatement } from './complaint-questions.ts'
import { each } from './each.ts'
import { FormCheckbox } from './form-checkbox.tsx'
import { FormFileField } from './form-file-field.tsx'
import { FormTextArea } from './form-text-area.tsx'
import { MissingElements } from './missing-elements.tsx'
import { PublicForm } from './public-form.tsx'

type Props = { form: FormView; shown: Pick<CaseView, 'kind' | 'state' | 'missing'> }

const OF_RIGHTS = '例如新的事实，或者您已经投诉、起诉的情况。'

const hints: Record<CasePath, string> = {
  ...{ copyright: OF_RIGHTS, civil: OF_RIGHTS },
  ...{ content: '例如新的事实或者线索。', correction: '例如新的依据。' },
}

/** With it a claimant adds what is missing, by name, or anything else he has to say. */
export function CaseAnswerForm({ form: sent, shown: { kind, state, missing } }: Props) {
  const form = viewOfAct(sent, 'answer')
  const isMissing = missing.length > 0
  const label = isMissing ? '补充材料' : '给本站留言'
  return (
    <section className={isMissing ? 'wanting' : undefined} aria-labelledby="missing">
      <h2 id="missing">{isMissing ? '还需要您补充' : '补充说明或者材料'}</h2>
      {isMissing && <MissingElements elements={missing.map((key) => elementIn(kind, key))} />}
      <PublicForm act="answer" form={form} label={label} submit={isMissing ? '提交补充' : '提交'}>
        {each(missing, (key) => (
          <ElementField {...{ form, kind }} element={key} />
        ))}
        <FormTextArea
          {...{ form, name: 'message', maxLength: 10_000, rows: 3 }}
          label={isMissing ? '其他说明' : '说明'}
          hint={isMissing ? undefined : hints[caseKinds[kind].path]}
        />
        {state === 'counter_received' && (
          <FormCheckbox {...{ form, name: 'hasSued', isExpected: false }}>
            我已经向有关主管部门投诉，或者已经向人民法院起诉。
          </FormCheckbox>
        )}
        <FormFileField {...{ form, name: 'files', isExpected: missing.includes('evidence') }} label="文件" />
      </PublicForm>
    </section>
  )
}

type ElementProps = { form: FormView; kind: CaseView['kind']; element: ElementKey }

/** The field in which a missing element is given. Files have one of their own. */
function ElementField({ form, kind, element }: ElementProps) {
  const { name, question } = elementIn(kind, element)
  const area = { form, isExpected: true, label: name, hint: question, rows: 3 }
  switch (element) {
    case 'name':
    case 'address':
      return <IdentityField {...{ form, name: element, isExpected: true }} />
    case 'contact':
      return (
        <>
          <IdentityField {...{ form, name: 'email', isExpected: true }} />
          <IdentityField {...{ form, name: 'phone', isExpected: false }} />
        </>
      )
    case 'works':
      return <FormTextArea {...area} name="works" maxLength={2_000} />
    case 'urls':
      return <FormTextArea {...area} name="statedUrls" maxLength={20_000} />
    case 'facts':
      return <FormTextArea {...area} {...factQuestions[kind]} name="facts" maxLength={10_000} />
    case 'correction':
      return <FormTextArea {...area} name="correctText" maxLength={5_000} />
    case 'evidence':
      return (
        <FormTextArea
          {...{ form, name: 'proof', maxLength: 5_000, rows: 2 }}
          label="在网上可以查到的证明"
          hint="有它时，可以不附文件。"
        />
      )
    case 'relation':
      return <RelationFields form={form} />
    case 'truth':
      return (
        <FormCheckbox {...{ form, name: 'isTruthStated', isExpected: true }}>
          {caseKinds[kind].path === 'content' ? reportStatement : truthStatement}
        </FormCheckbox>
      )
  }
}
