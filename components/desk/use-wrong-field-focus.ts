'use client'

import { type RefObject, useEffect, useRef } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'

/** After a refusal the first field that was wrong gets the focus.
 *  @returns to be given to the form */
export function useWrongFieldFocus(refusal: Refusal | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const wrong = ':is(input, textarea, select)[aria-invalid=true], [aria-invalid=true] input'
    if (refusal) form.current?.querySelector<HTMLElement>(wrong)?.focus()
  }, [refusal])
  return form
}
