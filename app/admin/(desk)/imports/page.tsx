import type { Metadata } from 'next'
import { ImportForm } from '#components/desk/import-form.tsx'
import { RunTable } from '#components/desk/run-table.tsx'
import { listCities } from '#lib/cities/cities.ts'
import { listRuns } from '#lib/imports/runs/desk-runs.ts'
import { requireEditor } from '#lib/web/session.ts'
import { start } from './actions.ts'

export const metadata: Metadata = { title: '导入' }

type Asked = Promise<Record<string, string | string[] | undefined>>

/** A new import, and those that there were. */
export default async function Imports({ searchParams }: { searchParams: Asked }) {
  const asked = await searchParams
  const { editor } = await requireEditor('/admin/imports')
  const after = /^\d{1,9}$/.test(String(asked.before)) ? Number(asked.before) : undefined
  const [{ runs, before }, cities] = await Promise.all([listRuns(editor, after), listCities()])
  return (
    <>
      <div className="bar">
        <h1>导入</h1>
      </div>
      {after === undefined ? <ImportForm start={start} cities={cities} /> : null}
      <h2 className="section">导入记录</h2>
      <RunTable runs={runs} />
      <nav className="pages" aria-label="翻页">
        {after === undefined ? null : <a href="/admin/imports">← 最近的</a>}
        {before === null ? null : <a href={`/admin/imports?before=${before}`}>更早的 →</a>}
      </nav>
    </>
  )
}
