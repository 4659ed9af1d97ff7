'use client'

import { useEffect } from 'react'

/** Lets the browser ask before the page is closed, as long as something would be lost. */
export function useUnloadWarning(isLost: boolean): void {
  useEffect(() => {
    if (!isLost) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isLost])
}
