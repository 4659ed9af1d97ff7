'use client'

import { useRouter } from 'next/navigation.js'
import { useEffect } from 'react'

const EVERY_MS = 3_000

/** Asks for the page again every three seconds while somebody looks at it. */
export function RefreshWhileActive() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return null
}
