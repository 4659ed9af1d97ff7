'use client'

import { FilterForm } from './filter-form.tsx'

type Props = {
  q: string
  city: string
  status: string
  cities: { slug: string; name: string }[]
}

/** Words and city. */
export function ListFilters({ q, city, status, cities }: Props) {
  return (
    <FilterForm
      path="/admin/articles"
      q={q}
      placeholder="标题、正文、来源、作者，或 编辑:姓名"
      label="查找文章"
    >
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
