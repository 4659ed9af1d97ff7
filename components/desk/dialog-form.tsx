'use client'

import type { ReactNode } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { useWrongFieldFocus } from './use-wrong-field-focus.ts'

type Props = {
  /** What the button says that acts, and the one that closes. */
  label: string
  cancel?: string
  isDanger?: boolean
  pending: boolean
  /** Why the last press was refused; the first field that was wrong gets the focus. */
  refusal: Refusal | null
  onSubmit: (form: HTMLFormElement) => void
  onClose: () => void
  /** The fields. */
  children?: ReactNode
}

/** The form inside a dialog: its fields, why it was refused, its buttons. */
export function DialogForm(props: Props) {
  const { label, cancel = '取消', isDanger = false, pending, refusal, onSubmit, onClose, children } = props
  const form = useWrongFieldFocus(refusal)
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(event.currentTarget)
      }}
    >
      {children}
      <DecisionRefusal refusal={refusal} />
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {cancel}
        </button>
        <ActionButton
          type="submit"
          className={isDanger ? 'btn primary danger' : 'btn primary'}
          pending={pending}
        >
          {label}
        </ActionButton>
      </div>
    </form>
  )
}
