'use client'

import { useRouter } from 'next/navigation.js'
import { startTransition, useActionState } from 'react'
import { refusalOfFailure } from './failed-action.ts'
import type { MediaAnswer } from './media-answer.ts'

const unsent: MediaAnswer = {
  done: false,
  refusal: {
    code: 'unavailable',
    message: '没有提交成功：连接中断或服务器没有应答。您写的内容还在，请稍后再试。',
    fields: {},
    details: {},
  },
}

function unanswered(error: unknown): MediaAnswer {
  const refusal = refusalOfFailure(error)
  return refusal ? { done: false, refusal } : unsent
}

/** A verb of the library: its last answer, and how to press it. The page is read anew when it was done. */
export function useMediaVerb<Input>(verb: (input: Input) => Promise<MediaAnswer>, onDone?: () => void) {
  const router = useRouter()
  const [answer, dispatch, pending] = useActionState(async (_: MediaAnswer | null, input: Input) => {
    const answer = await verb(input).catch(unanswered)
    if (answer.done) {
      if (onDone) onDone()
      else router.refresh()
    }
    return answer
  }, null)
  return { answer, pending, press: (input: Input) => !pending && startTransition(() => dispatch(input)) }
}
