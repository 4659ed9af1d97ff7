'use client'

import { FilterForm } from './filter-form.tsx'
import { everyKind, mediaKinds } from './media-kinds.ts'

type Props = { q: string; kind: string; unused: boolean; mine: boolean }

/** Words, kind, and whether unused or one's own alone. */
export function MediaFilters({ q, kind, unused, mine }: Props) {
  return (
    <FilterForm path="/admin/media" q={q} placeholder="名称、说明、署名" label="按名称、说明、署名查找">
      {(go) => (
        <>
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
        </>
      )}
    </FilterForm>
  )
}
