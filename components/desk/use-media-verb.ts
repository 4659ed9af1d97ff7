'use client'

import { useRouter } from 'next/navigation.js'
import { startTransition, useActionState } from 'react'
import { unansweredPress } from './failed-action.ts'
import type { MediaAnswer } from './media-answer.ts'

/** A verb of the library: its last answer, and how to press it. The page is read anew when it was done. */
export function useMediaVerb<Input>(verb: (input: Input) => Promise<MediaAnswer>, onDone?: () => void) {
  const router = useRouter()
  const [answer, dispatch, pending] = useActionState(async (_: MediaAnswer | null, input: Input) => {
    const answer = await verb(input).catch(unansweredPress)
    if (answer.done) {
      if (onDone) onDone()
      else router.refresh()
    }
    return answer
  }, null)
  return { answer, pending, press: (input: Input) => !pending && startTransition(() => dispatch(input)) }
}
