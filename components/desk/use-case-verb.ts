'use client'

import { useRouter } from 'next/navigation.js'
import { startTransition, useActionState } from 'react'
import type { CaseAnswer } from './case-answer.ts'
import { unansweredPress } from './failed-action.ts'
import { isStale } from './stale-refusal.ts'

/**
 * A verb of a case: its last answer, and how to press it. The page is read anew when it was done, and also when the editor had
 * not seen the newest of it: what he wrote stays, and his next press goes from what he sees then.
 */
export function useCaseVerb<Input>(
  verb: (input: Input) => Promise<CaseAnswer>,
  onDone?: (answer: CaseAnswer & { done: true }) => void,
) {
  const router = useRouter()
  const [answer, dispatch, pending] = useActionState(async (_: CaseAnswer | null, input: Input) => {
    const answer = await verb(input).catch(unansweredPress)
    if (answer.done) onDone?.(answer)
    if (answer.done || isStale(answer.refusal)) router.refresh()
    return answer
  }, null)
  return { answer, pending, press: (input: Input) => !pending && startTransition(() => dispatch(input)) }
}
