'use client'

import { type ReactNode, startTransition, useActionState } from 'react'
import type { ContributionAnswer, SeenByEditor } from './contribution-answer.ts'
import { DialogForm } from './dialog-form.tsx'
import { unansweredPress } from './failed-action.ts'

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
export function ActForm({ seen, onClose, onDone, onStale, label, isDanger = false, press, children }: Props) {
  const [answer, dispatch, pending] = useActionState(async (_: ContributionAnswer | null) => {
    const answer = await press(seen).catch(unansweredPress)
    if (answer.done) onDone(answer)
    else if (['conflict', 'wrong-state'].includes(answer.refusal.code)) onStale()
    return answer
  }, null)
  const refusal = answer?.done === false ? answer.refusal : null
  return (
    <DialogForm
      {...{ label, isDanger, pending, refusal, onClose }}
      onSubmit={() => {
        if (!pending) startTransition(() => dispatch())
      }}
    >
      {children(refusal?.fields ?? {})}
    </DialogForm>
  )
}
