'use client'

import { type RefObject, useEffect } from 'react'
import type { Answer } from './article-content.ts'
import { isDialogOpen } from './open-dialog.ts'

/** After a refusal the eye and the caret go to where it can be mended, else to the notices. */
export function useRefusalFocus(answer: Answer | null, notices: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // A question that is open holds the focus, and what it asks for.
    if (answer?.done !== false || isDialogOpen()) return
    const place = document.querySelector<HTMLElement>('.edit [aria-invalid=true]') ?? notices.current
    // The body is longer than the screen, and its error message stands above it.
    const message = place?.id === 'field-body' ? document.getElementById('error-body') : place
    message?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }, [answer, notices])
}
