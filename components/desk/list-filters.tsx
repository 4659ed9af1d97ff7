'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, startTransition, useEffect, useRef } from 'react'

type Props = {
  q: string
  city: string
  status: string
  cities: { slug: string; name: string }[]
}

/** Search and city. A plain GET form; with JavaScript it submits itself a moment after the last key. */
export function ListFilters({ q, city, status, cities }: Props) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])

  function go() {
    clearTimeout(waiting.current)
    if (!form.current) return
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) if (value) asked.set(name, String(value).trim())
    startTransition(() => router.replace(`/admin/articles${asked.size > 0 ? `?${asked}` : ''}`))
  }

  function soon(event: FormEvent) {
    if ('isComposing' in event.nativeEvent && event.nativeEvent.isComposing) return
    clearTimeout(waiting.current)
    waiting.current = setTimeout(go, 250)
  }

  return (
    <search>
      <form
        ref={form}
        className="filters"
        method="get"
        action="/admin/articles"
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        {status ? <input type="hidden" name="status" value={status} /> : null}
        <input
          type="search"
          name="q"
          defaultValue={q}
          maxLength={100}
          placeholder="标题  /"
          aria-label="按标题查找"
          aria-keyshortcuts="/"
          onInput={soon}
          onCompositionEnd={soon}
        />
        <select name="city" defaultValue={city} aria-label="城市" onChange={go}>
          <option value="">城市：全部</option>
          {cities.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              城市：{name}
            </option>
          ))}
        </select>
        <noscript>
          <button type="submit" className="btn">
            查找
          </button>
        </noscript>
      </form>
    </search>
  )
}
