import { type ReactNode, startTransition, useId, useState } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { DecisionRefusal } from './refusals.tsx'

type Props = {
  /** What opens it, and the label of the reason. */
  summary: string
  label: string
  /** A reason as it could be given. */
  example: string
  /** What is to be known before it is pressed, and what the button says. */
  hint: string
  press: string
  pending: boolean
  refusal: Refusal | null
  ask: (why: string) => void
  children?: ReactNode
}

/** What an editor does with a reason that stays on record: closed until he says it. */
export function ReasonForm(props: Props) {
  const { summary, label, example, hint, press, pending, refusal, ask, children } = props
  const [why, setWhy] = useState('')
  const field = useId()
  const error = refusal?.fields.why
  return (
    <details className="case-closed">
      <summary>{summary}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) startTransition(() => ask(why))
        }}
      >
        {children}
        <label htmlFor={field}>{label}</label>
        <input
          id={field}
          value={why}
          maxLength={200}
          placeholder={`例如：${example}`}
          aria-invalid={error !== undefined}
          aria-describedby={error ? `${field}-error` : `${field}-hint`}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {error ? (
          <p className="field-error" id={`${field}-error`}>
            {error}
          </p>
        ) : (
          <p className="field-hint" id={`${field}-hint`}>
            {hint}
          </p>
        )}
        {error ? null : <DecisionRefusal refusal={refusal} />}
        <ActionButton type="submit" className="btn small" pending={pending}>
          {press}
        </ActionButton>
      </form>
    </details>
  )
}
