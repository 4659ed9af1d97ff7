'use client'

import { FilterForm } from './filter-form.tsx'

type Props = {
  q: string
  city: string
  status: string
  cities: { slug: string; name: string }[]
}

/** Titles and city. */
export function ListFilters({ q, city, status, cities }: Props) {
  return (
    <FilterForm path="/admin/articles" q={q} placeholder="标题" label="按标题查找">
      {(go) => (
        <>
          {status ? <input type="hidden" name="status" value={status} /> : null}
          <select name="city" defaultValue={city} aria-label="城市" onChange={go}>
            <option value="">城市：全部</option>
            {cities.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                城市：{name}
              </option>
            ))}
          </select>
        </>
      )}
    </FilterForm>
  )
}
