import type { Metadata } from 'next'
import { CaseFilters } from '#components/desk/case-filters.tsx'
import { CaseTable } from '#components/desk/case-table.tsx'
import { CaseTabs } from '#components/desk/case-tabs.tsx'
import { listCases } from '#lib/cases/desk-queue.ts'
import { requireEditor } from '#lib/web/session.ts'
import { calendarNotice } from '#lib/working-days/calendar-notice.ts'
import { type Asked, queueFilterOf, queuePath } from './queue-filter.ts'

export const metadata: Metadata = { title: '投诉' }

/** The queue of cases, by the running clock. */
export default async function Cases({ searchParams }: { searchParams: Promise<Asked> }) {
  const filter = queueFilterOf(await searchParams)
  const { state, page = 1, ...narrowed } = filter
  const { editor } = await requireEditor(queuePath(filter))
  const { items, hasMore, counts, now } = await listCases(editor, filter)
  const calendar = await calendarNotice()
  const isNarrowed = Boolean(filter.q || filter.kind || state)
  return (
    <>
      <div className="bar">
        <h1>投诉</h1>
        <a className="btn" href="/admin/cases/new">
          登记投诉
        </a>
        <a className="btn" href="/admin/cases/repeats">
          屡次侵权
        </a>
      </div>
      {calendar ? <p className="notice warn">{calendar.sentence}</p> : null}
      <CaseTabs
        counts={counts}
        state={state}
        pathOf={(one) => queuePath({ ...narrowed, ...(one ? { state: one } : {}) })}
      />
      <CaseFilters q={filter.q ?? ''} kind={filter.kind ?? ''} state={state ?? ''} />
      <CaseTable rows={items} now={now} empty={isNarrowed ? '没有符合条件的投诉。' : '没有未结的投诉。'} />
      <nav className="pages" aria-label="翻页">
        {page > 1 ? <a href={queuePath({ ...filter, page: page - 1 })}>← 上一页</a> : null}
        {hasMore ? <a href={queuePath({ ...filter, page: page + 1 })}>下一页 →</a> : null}
      </nav>
    </>
  )
}
