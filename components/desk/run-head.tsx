import type { ReactNode } from 'react'
import { originNames } from '#lib/articles/origin.ts'
import type { DeskRun } from '#lib/imports/runs/desk-runs.ts'
import { importKinds, importStates } from '#lib/imports/runs/run-states.ts'
import { formatTime } from './format-time.ts'
import { countsOf, RunState } from './run-table.tsx'

/** What a run is, how far it is, and what can be done with it. */
export function RunHead({ run, children }: { run: DeskRun; children: ReactNode }) {
  const part = partOf(run)
  const isActive = importStates[run.state].isActive
  return (
    <>
      <p className="crumb">
        <a href="/admin/imports">← 导入</a>
      </p>
      <div className="bar run-bar">
        <h1>
          <bdi>{run.name}</bdi>
        </h1>
        <a className="btn" href={`/admin/imports/${run.id}/report`} download>
          下载结果（CSV）
        </a>
        {children}
      </div>
      <p className="run-facts">
        {importKinds[run.kind]}
        {run.isTrial ? '，只试一遍' : ''} · 归入{' '}
        <bdi>{run.column ? `${run.city} · ${run.column}` : run.city}</bdi> · {originNames[run.origin]} ·{' '}
        <bdi>{run.actor}</bdi> {formatTime(run.createdAt)}
      </p>
      <div className="run-state">
        {/* The numbers change every few seconds: they are to be read, not to be called out. */}
        <span role="status">
          <RunState run={run} />
        </span>
        {run.state === 'running' ? (
          <progress value={part} max={1} aria-label="读了多少">
            {part === undefined ? '' : `${Math.floor(part * 100)}%`}
          </progress>
        ) : null}
        <span>{countsOf(run)}</span>
        {isActive ? <a href={`/admin/imports/${run.id}`}>刷新</a> : null}
      </div>
      {run.failure === null ? null : (
        <p className="notice bad" role="alert">
          {run.state === 'done' ? '没有撤销完' : '没有读完'}：{run.failure}
        </p>
      )}
    </>
  )
}

/** The part of its input that was read, from 0 to 1; undefined while nobody knows how much there is. */
function partOf({ readSoFar, readTotal }: DeskRun): number | undefined {
  return readTotal === null || readTotal === 0 ? undefined : Math.min(1, readSoFar / readTotal)
}
