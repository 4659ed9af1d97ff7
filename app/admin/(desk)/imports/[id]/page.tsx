import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { ItemTable, OutcomeTabs } from '#components/desk/item-table.tsx'
import { RefreshWhileActive } from '#components/desk/refresh-while-active.tsx'
import { RunButton, UndoForm } from '#components/desk/run-forms.tsx'
import { RunHead } from '#components/desk/run-head.tsx'
import { type ItemPlace, runForDesk, runItems, undoObstacles } from '#lib/imports/runs/desk-runs.ts'
import { type ImportOutcome, importOutcomes, importStates } from '#lib/imports/runs/run-states.ts'
import { pathNumber } from '#lib/path-number.ts'
import { storable } from '#lib/text/storable.ts'
import { requireEditor } from '#lib/web/session.ts'
import { decide, goOn, stop, undo } from '../actions.ts'

export const metadata: Metadata = { title: '导入结果' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One import: how far it is, what became of each article, and the ways to stop it, go on and undo it. */
export default async function Import({ params, searchParams }: Props) {
  const id = pathNumber((await params).id)
  const asked = await searchParams
  const { editor } = await requireEditor(`/admin/imports/${id ?? ''}`)
  const run = id === null ? null : await runForDesk(editor, id)
  if (!run) notFound()
  const outcome = isOutcome(asked.outcome) ? asked.outcome : undefined
  const after = placeIn(asked)
  const seenAt = new Date()
  const [{ items, after: next }, { published, edited }] = await Promise.all([
    runItems(editor, run.id, { outcome, after }),
    undoObstacles(editor, run.id),
  ])
  const isEnded = !importStates[run.state].isActive && run.state !== 'undone'
  const path = (place: ItemPlace | null) => {
    const from = place && { after: String(place.position), key: place.key }
    return `/admin/imports/${run.id}?${new URLSearchParams({ ...(outcome ? { outcome } : {}), ...from })}`
  }
  return (
    <>
      {importStates[run.state].isActive ? <RefreshWhileActive /> : null}
      <RunHead run={run}>
        {run.isMine && ['waiting', 'running', 'stopping'].includes(run.state) ? (
          <RunButton run={run.id} verb={stop}>
            停止
          </RunButton>
        ) : null}
        {run.isMine && !run.isOfCommandLine && ['stopped', 'failed'].includes(run.state) ? (
          <RunButton run={run.id} verb={goOn}>
            继续导入
          </RunButton>
        ) : null}
        {run.isMine && isEnded && run.made > 0 && !run.isTrial && published.length === 0 ? (
          <UndoForm run={run.id} undo={undo} edited={edited} seenAt={seenAt.toISOString()} />
        ) : null}
      </RunHead>
      {published[0] ? <p className="hint">《{published[0].title}》已经发布，这次导入不能再撤销。</p> : null}
      <OutcomeTabs run={run} chosen={outcome} />
      <ItemTable
        items={items}
        kind={run.kind}
        isTrial={run.isTrial}
        decide={run.isMine && !run.isTrial ? { run: run.id, verb: decide } : null}
      />
      <nav className="pages" aria-label="翻页">
        {after ? <a href={path(null)}>← 开头</a> : null}
        {next === null ? null : <a href={path(next)}>下一页 →</a>}
      </nav>
    </>
  )
}

/** The item that the page follows. */
function placeIn({ after, key }: Record<string, string | string[] | undefined>): ItemPlace | null {
  if (!/^\d{1,9}$/.test(String(after))) return null
  return { position: Number(after), key: typeof key === 'string' ? storable(key) : '' }
}

function isOutcome(text: unknown): text is ImportOutcome {
  return typeof text === 'string' && Object.hasOwn(importOutcomes, text)
}
