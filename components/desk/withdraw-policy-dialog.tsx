'use client'

import { useState, useTransition } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { Dialog } from './dialog.tsx'
import { DialogForm } from './dialog-form.tsx'
import { unansweredPress } from './failed-action.ts'
import { Field, fieldProps } from './field.tsx'
import type { PolicyRow, WithdrawComing } from './policy-entry.ts'

type Props = {
  /** The version to withdraw, with the name of its policy; null while the dialog is closed. */
  chosen: { name: string; row: PolicyRow } | null
  withdraw: WithdrawComing
  onClose: () => void
  onDone: (message: string) => void
}

/** Asks why a version that does not hold yet is withdrawn. */
export function WithdrawPolicyDialog({ chosen, ...props }: Props) {
  return (
    <Dialog open={chosen !== null} title="撤回待生效的版本" onClose={props.onClose}>
      {chosen ? <Inside key={chosen.row.id} chosen={chosen} {...props} /> : null}
    </Dialog>
  )
}

function Inside({ chosen, withdraw, onClose, onDone }: Props & { chosen: NonNullable<Props['chosen']> }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isPending, start] = useTransition()
  const { name, row } = chosen
  const error = refusal?.fields.note

  function submit(form: HTMLFormElement) {
    if (isPending) return
    const note = String(new FormData(form).get('withdrawal-note') ?? '')
    start(async () => {
      const answer = await withdraw({ id: row.id, note }).catch(unansweredPress)
      if (answer.done) onDone(answer.message)
      else setRefusal(answer.refusal)
    })
  }

  return (
    <DialogForm {...{ refusal, onClose }} label="确认撤回" isDanger pending={isPending} onSubmit={submit}>
      <p className="dialog-subject">
        《{name}》第 {row.version} 版，原定 {row.effective} 起生效
      </p>
      <Field
        name="withdrawal-note"
        label="撤回理由"
        error={error}
        hint="记入操作记录；读者只看到这一版已经撤回"
      >
        <textarea {...fieldProps('withdrawal-note', error)} rows={2} data-focus />
      </Field>
    </DialogForm>
  )
}
