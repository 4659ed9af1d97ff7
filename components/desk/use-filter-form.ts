'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, startTransition, useEffect, useRef } from 'react'

const AFTER_TYPING_MS = 250

/**
 * A plain GET form that submits itself, to the page at `path`: at once by `go`, a moment after the last key by `soon`.
 * While Chinese is composed nothing is asked.
 */
export function useFilterForm(path: string) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])

  function go() {
    clearTimeout(waiting.current)
    if (!form.current) return
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) if (value) asked.set(name, String(value).trim())
    startTransition(() => router.replace(`${path}${asked.size > 0 ? `?${asked}` : ''}`))
  }

  function soon(event: FormEvent) {
    if ('isComposing' in event.nativeEvent && event.nativeEvent.isComposing) return
    clearTimeout(waiting.current)
    waiting.current = setTimeout(go, AFTER_TYPING_MS)
  }

  return { form, go, soon }
}
