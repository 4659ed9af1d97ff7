'use client'

import { startTransition, useActionState, useEffect, useRef } from 'react'
import type { Answer, Decision, DecisionVerb, Refused } from './article-content.ts'
import { refusalOfFailure } from './failed-action.ts'

const unsent: Refused = {
  done: false,
  refusal: {
    code: 'unavailable',
    message: '没有提交成功：连接中断或服务器没有应答。您写的内容还在，请稍后再试。',
    fields: {},
    details: {},
  },
}

function unanswered(error: unknown): Refused {
  const refusal = refusalOfFailure(error)
  return refusal ? { done: false, refusal } : unsent
}

/** A decision with a note: taking down, restoring. Its answer stays until the next press. */
export function useDecision(verb: DecisionVerb, onDone: (answer: Answer & { done: true }) => void) {
  const [answer, dispatch, pending] = useActionState(async (_before: Answer | null, decision: Decision) => {
    const answer = await verb(decision).catch(unanswered)
    if (answer.done) onDone(answer)
    return answer
  }, null)
  const refusal = answer?.done === false ? answer.refusal : null
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refusal)
      form.current
        ?.querySelector<HTMLElement>(':is(input, textarea)[aria-invalid=true], [aria-invalid=true] input')
        ?.focus()
  }, [refusal])
  return {
    form,
    refusal,
    pending,
    submit: (decision: Decision) => {
      if (!pending) startTransition(() => dispatch(decision))
    },
  }
}
