'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** What was done just before this page was opened: said once, to the eye and the ear, and gone at a reload. */
export function Said({ children }: { children: ReactNode }) {
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
