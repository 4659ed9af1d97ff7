'use client'

import { everyKind, mediaKinds } from './media-kinds.ts'
import { useFilterForm } from './use-filter-form.ts'

type Props = { q: string; kind: string; unused: boolean; mine: boolean }

/** Words, kind, and whether unused or one's own alone. A plain GET form; with JavaScript it submits itself. */
export function MediaFilters({ q, kind, unused, mine }: Props) {
  const { form, go, soon } = useFilterForm('/admin/media')
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
