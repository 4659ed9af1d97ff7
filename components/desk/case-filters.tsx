'use client'

import { allCaseKinds, caseKinds } from '#lib/cases/case-kinds.ts'
import { FilterForm } from './filter-form.tsx'

type Props = { q: string; kind: string; state: string }

/** The number of a case or an article, words of a title, and the kind. */
export function CaseFilters({ q, kind, state }: Props) {
  return (
    <FilterForm path="/admin/cases" q={q} placeholder="案号、文章编号或标题" label="查找投诉">
      {(go) => (
        <>
          {state ? <input type="hidden" name="state" value={state} /> : null}
          <select name="kind" defaultValue={kind} aria-label="类型" onChange={go}>
            <option value="">类型：全部</option>
            {allCaseKinds.map((one) => (
              <option key={one} value={one}>
                类型：{caseKinds[one].name}
              </option>
            ))}
          </select>
        </>
      )}
    </FilterForm>
  )
}
