'use client'

import { type FormEvent, useEffect, useState } from 'react'
import type { CaseKind } from '#lib/cases/case-kinds.ts'
import type { RegisteredNotice } from '#lib/cases/register-notice.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { newFormKey } from './form-key.ts'
import { isConfirmable, NoteConfirmation } from './note-confirmation.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { RegisterContentFields } from './register-content-fields.tsx'
import { sendNotice } from './register-request.ts'
import { RegisterSideFields } from './register-side-fields.tsx'
import { RegisteredNotice as Done } from './registered-notice.tsx'
import { useUnloadWarning } from './use-unload-warning.ts'
import { useWrongFieldFocus } from './use-wrong-field-focus.ts'

type Props = {
  /** The files that are taken: their types as an `accept` attribute, how many, and megabytes of one and of all. */
  files: { accept: string; most: number; mb: number; allMb: number }
  /** The minute of Shanghai's clock before which it was received. */
  now: string
}

/** Where an editor enters a notice that came another way than by the form. */
export function RegisterForm({ files, now }: Props) {
  const [key, setKey] = useState('')
  const [kind, setKind] = useState<CaseKind>('copyright')
  const [isPending, setPending] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [registered, setRegistered] = useState<RegisteredNotice | null>(null)
  const [isNoteConfirmed, setNoteConfirmed] = useState(false)
  const form = useWrongFieldFocus(refusal)
  useUnloadWarning(isTouched)
  useEffect(() => setKey(newFormKey()), [])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    const answer = await sendNotice(new FormData(event.currentTarget))
    setPending(false)
    setRefusal(answer.done ? null : answer.refusal)
    if (!answer.done) return
    setTouched(false)
    setRegistered(answer.registered)
  }

  if (registered) return <Done registered={registered} />
  const errors = refusal?.fields ?? {}
  return (
    <form
      ref={form}
      className="register-form"
      noValidate
      onSubmit={(event) => void submit(event)}
      onInput={() => setTouched(true)}
    >
      <input type="hidden" name="key" value={key} />
      <RegisterContentFields {...{ errors, kind, files, now }} onKind={setKind} />
      <RegisterSideFields {...{ errors, kind }} />
      {isNoteConfirmed || isConfirmable(refusal) ? (
        <NoteConfirmation isOn={isNoteConfirmed} onChange={setNoteConfirmed} />
      ) : null}
      <DecisionRefusal refusal={refusal} />
      <p role="status" className="visually-hidden">
        {isPending ? '正在提交…' : ''}
      </p>
      <div className="register-acts">
        <ActionButton type="submit" className="btn primary" pending={isPending || key === ''}>
          {isPending ? '正在提交…' : '登记'}
        </ActionButton>
        <a className="btn" href="/admin/cases">
          取消
        </a>
      </div>
    </form>
  )
}
