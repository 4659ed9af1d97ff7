import { type CaseKind, type CasePath, caseKinds } from '#lib/cases/case-kinds.ts'
import { type FormView, viewOfAct } from '#lib/public-forms/form-view.ts'
import { FormCheckbox } from './form-checkbox.tsx'
import { FormTextArea } from './form-text-area.tsx'
import { PublicForm } from './public-form.tsx'

const OF_RIGHTS = '撤回以后，因它暂停展示的内容恢复展示，本案办结。以后可以重新提出。'

/** A report that led to a suspension is not withdrawn, and a correction request suspends nothing. */
const effects: Record<CasePath, string> = {
  ...{ copyright: OF_RIGHTS, civil: OF_RIGHTS },
  content: '撤回以后，本站不再答复这一举报。以后可以重新提出。',
  correction: '撤回以后，本站不再答复这一请求。以后可以重新提出。',
}

const WEIGHED = '撤回的请求由编辑部核实后办理；因它暂停展示的内容，核实以后恢复展示。'

/** With it a claimant takes his notice back. It stands folded: nobody presses it by mistake. */
export function CaseWithdrawalForm({
  form: sent,
  kind,
  isWeighed,
}: {
  form: FormView
  kind: CaseKind
  isWeighed: boolean
}) {
  const form = viewOfAct(sent, 'withdraw')
  return (
    <details className="withdrawal" open={form.refused !== null}>
      <summary>撤回</summary>
      <p>{isWeighed ? WEIGHED : effects[caseKinds[kind].path]}</p>
      <PublicForm act="withdraw" form={form} label="撤回" submit="撤回">
        <FormTextArea {...{ form, name: 'why', maxLength: 2_000, rows: 2 }} label="理由" />
        <FormCheckbox {...{ form, name: 'sure', required: true }}>我确定撤回。</FormCheckbox>
      </PublicForm>
    </details>
  )
}
