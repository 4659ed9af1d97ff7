'use client'

import { type ReactNode, startTransition, useActionState, useEffect, useRef } from 'react'
import { ActionButton } from './action-button.tsx'
import type { ContributionAnswer, SeenByEditor } from './contribution-answer.ts'
import { unansweredPress } from './failed-action.ts'
import { DecisionRefusal } from './refusals.tsx'

export type ActProps = {
  seen: SeenByEditor
  onClose: () => void
  onDone: (answer: ContributionAnswer & { done: true }) => void
  /** Somebody else has moved it meanwhile: the page is to be read anew. */
  onStale: () => void
}

type Props = ActProps & {
  /** What the button says. */
  label: string
  isDanger?: boolean
  press: (seen: SeenByEditor) => Promise<ContributionAnswer>
  /** The fields, with what is wrong with each. */
  children: (errors: Readonly<Record<string, string>>) => ReactNode
}

/** The form of one act in its dialog: its fields, why it was refused, its buttons. */
export function ActForm({ seen, onClose, onDone, onStale, label, isDanger, press, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [answer, dispatch, pending] = useActionState(async (_: ContributionAnswer | null) => {
    const answer = await press(seen).catch(unansweredPress)
    if (answer.done) onDone(answer)
    else if (['conflict', 'wrong-state'].includes(answer.refusal.code)) onStale()
    return answer
  }, null)
  const refusal = answer?.done === false ? answer.refusal : null
  useEffect(() => {
    if (refusal)
      form.current
        ?.querySelector<HTMLElement>(
          ':is(input, textarea, select)[aria-invalid=true], [aria-invalid=true] input',
        )
        ?.focus()
  }, [refusal])
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending) startTransition(() => dispatch())
      }}
    >
      {children(refusal?.fields ?? {})}
      <DecisionRefusal refusal={refusal} />
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          取消
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
