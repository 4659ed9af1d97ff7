'use client'

import { startTransition, useActionState } from 'react'
import type { Answer, Decision, DecisionVerb } from './article-content.ts'
import { unansweredPress } from './failed-action.ts'

/** A decision with a note: taking down, restoring. Its answer stays until the next press. */
export function useDecision(verb: DecisionVerb, onDone: (answer: Answer & { done: true }) => void) {
  const [answer, dispatch, pending] = useActionState(async (_before: Answer | null, decision: Decision) => {
    const answer = await verb(decision).catch(unansweredPress)
    if (answer.done) onDone(answer)
    return answer
  }, null)
  const refusal = answer?.done === false ? answer.refusal : null
  return {
    refusal,
    pending,
    submit: (decision: Decision) => {
      if (!pending) startTransition(() => dispatch(decision))
    },
  }
}
