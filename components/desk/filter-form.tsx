'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, type ReactNode, startTransition, useEffect, useRef } from 'react'

const AFTER_TYPING_MS = 250

type Props = {
  /** The page that is asked. */
  path: string
  q: string
  placeholder: string
  label: string
  /** The other fields; what they choose is asked at once by `go`. */
  children: (go: () => void) => ReactNode
}

/** Search and other filters of a page. A plain GET form; with JavaScript it submits itself. While Chinese is composed nothing
 *  is asked. */
export function FilterForm({ path, q, placeholder, label, children }: Props) {
  const { form, go, soon } = useFilters(path)
  return (
    <search>
      <form
        ref={form}
        className="filters"
        method="get"
        action={path}
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <input
          type="search"
          name="q"
          defaultValue={q}
          maxLength={100}
          placeholder={`${placeholder}  /`}
          aria-label={label}
          aria-keyshortcuts="/"
          onInput={soon}
          onCompositionEnd={soon}
        />
        {children(go)}
        <noscript>
          <button type="submit" className="btn">
            查找
          </button>
        </noscript>
      </form>
    </search>
  )
}

/** `go` asks at once, `soon` a moment after the last key. */
function useFilters(path: string) {
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
