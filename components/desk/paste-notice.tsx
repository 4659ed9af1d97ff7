'use client'

import { useEffect, useState } from 'react'

/** So long an answer is shown at least. */
const SHOWN_MS = 4_000

export type PlacedAnswer = {
  sentence: string
  /** Where the caret is, in pixels within the frame that the notice stands in. */
  top: number
  left: number
}

/** The answer to a paste, beside the caret. It goes at the next key once it could be read. */
export function PasteNotice({ answer, onGone }: { answer: PlacedAnswer | null; onGone: () => void }) {
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    setRead(false)
    if (!answer) return
    const timer = setTimeout(() => setRead(true), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [answer])
  useEffect(() => {
    if (!isRead) return
    addEventListener('keydown', onGone)
    addEventListener('pointerdown', onGone)
    return () => {
      removeEventListener('keydown', onGone)
      removeEventListener('pointerdown', onGone)
    }
  }, [isRead, onGone])
  // Always there: screen readers hear what comes into it.
  return (
    <p
      className="paste-notice"
      role="status"
      style={
        answer ? { insetBlockStart: `${answer.top}px`, insetInlineStart: `${answer.left}px` } : undefined
      }
    >
      {answer?.sentence ?? ''}
    </p>
  )
}
