'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, startTransition, useEffect, useRef } from 'react'
import { everyKind, mediaKinds } from './media-kinds.ts'

type Props = { q: string; kind: string; unused: boolean; mine: boolean }

const AFTER_TYPING_MS = 250

/** Words, kind, and whether unused or one's own alone. A plain GET form; with JavaScript it submits itself. */
export function MediaFilters({ q, kind, unused, mine }: Props) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])

  function go() {
    clearTimeout(waiting.current)
    if (!form.current) return
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) if (value) asked.set(name, String(value).trim())
    startTransition(() => router.replace(`/admin/media${asked.size > 0 ? `?${asked}` : ''}`))
  }

  function soon(event: FormEvent) {
    if ('isComposing' in event.nativeEvent && event.nativeEvent.isComposing) return
    clearTimeout(waiting.current)
    waiting.current = setTimeout(go, AFTER_TYPING_MS)
  }

  return (
    <search>
      <form
        ref={form}
        className="filters"
        method="get"
        action="/admin/media"
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
          placeholder="名称、说明、署名  /"
          aria-label="按名称、说明、署名查找"
          aria-keyshortcuts="/"
          onInput={soon}
          onCompositionEnd={soon}
        />
        <select name="kind" defaultValue={kind} aria-label="类型" onChange={go}>
          <option value="">类型：全部</option>
          {everyKind.map((one) => (
            <option key={one} value={one}>
              类型：{mediaKinds[one].name}
            </option>
          ))}
        </select>
        <label className="filter-check">
          <input type="checkbox" name="unused" value="1" defaultChecked={unused} onChange={go} />
          没有用到的
        </label>
        <label className="filter-check">
          <input type="checkbox" name="mine" value="1" defaultChecked={mine} onChange={go} />
          我上传的
        </label>
        <noscript>
          <button type="submit" className="btn">
            查找
          </button>
        </noscript>
      </form>
    </search>
  )
}
