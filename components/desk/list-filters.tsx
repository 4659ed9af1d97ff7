'use client'

import { useFilterForm } from './use-filter-form.ts'

type Props = {
  q: string
  city: string
  status: string
  cities: { slug: string; name: string }[]
}

/** Search and city. A plain GET form; with JavaScript it submits itself a moment after the last key. */
export function ListFilters({ q, city, status, cities }: Props) {
  const { form, go, soon } = useFilterForm('/admin/articles')
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
