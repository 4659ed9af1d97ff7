'use client'

import { startTransition, useActionState, useRef, useState } from 'react'
import type { ArticleContent } from './article-content.ts'
import { openErrors, type Press, type Pressed, pressed } from './press.ts'
import type { Standing } from './standing.ts'

/** What the form holds now. */
type Now = Parameters<typeof openErrors>[1]

/**
 * Sends the presses of a form, one at a time, and keeps the answer to the last one.
 * @param hear gets each outcome, and where the form stood when the editor pressed; the press may have gone on from elsewhere
 */
export function usePress(now: Now, hear: (outcome: Pressed, sentFrom: Standing) => void) {
  /** The texts of presses whose answers never came. */
  const lost = useRef<ArticleContent[]>([])
  /** The answer that no longer speaks of what the form holds. */
  const [past, setPast] = useState<Pressed | null>(null)
  const [last, dispatch, pending] = useActionState(async (_before: Pressed | null, press: Press) => {
    const { answer, ...on } = await pressed(press, lost.current)
    // An answer of its own, also where it says the same as the one before.
    const outcome = { ...on, answer: { ...answer } }
    hear(outcome, press.on)
    return outcome
  }, null)
  const current = last === past ? null : last
  const errors = current ? openErrors(current, now) : {}
  const refused = current?.answer.done === false ? Object.keys(current.answer.refusal.fields) : []
  return {
    pending,
    answer: current?.answer ?? null,
    errors,
    /** Whether the sentence of the last refusal still holds: one of what it names has been changed since. */
    isStale: refused.length > Object.keys(errors).length,
    send(press: Press) {
      if (!pending) startTransition(() => dispatch(press))
    },
    /** The last answer speaks of what the form holds no longer. */
    dismiss: () => setPast(last),
  }
}
