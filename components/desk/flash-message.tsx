'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** A flash message: what was done just before this page was opened. Shown and announced to screen readers once; a reload no
 *  longer shows it. */
export function FlashMessage({ children }: { children: ReactNode }) {
  const element = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    history.replaceState(null, '', location.pathname)
    element.current?.focus({ preventScroll: true })
  }, [])
  return (
    <p ref={element} className="notice ok" role="status" tabIndex={-1}>
      {children}
    </p>
  )
}
