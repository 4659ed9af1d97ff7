import type { DeskRun } from '#lib/imports/runs/desk-runs.ts'
import { importKinds, importStates } from '#lib/imports/runs/run-states.ts'
import { formatTime } from './format-time.ts'
import { TableHead } from './table-head.tsx'

/** The imports, one a line. */
export function RunTable({ runs }: { runs: readonly DeskRun[] }) {
  if (runs.length === 0) return <p className="empty">还没有导入过。</p>
  return (
    <table className="table runs">
      <TableHead columns={['导入', '状态', '结果', '归入', '谁，何时']} />
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td className="t">
              <a href={`/admin/imports/${run.id}`}>
                <bdi>{run.name}</bdi>
              </a>
              <small>
                {importKinds[run.kind]}
                {run.isTrial ? '，试一遍' : ''}
              </small>
            </td>
            <td>
              <RunState run={run} />
            </td>
            <td>{countsOf(run)}</td>
            <td className="place">
              <bdi>{run.column ? `${run.city} · ${run.column}` : run.city}</bdi>
            </td>
            <td className="who">
              <bdi>{run.actor}</bdi>{' '}
              <time dateTime={run.createdAt.toISOString()}>{formatTime(run.createdAt)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What state a run is in; the dot repeats what the word says. */
export function RunState({ run: { state } }: { run: Pick<DeskRun, 'state'> }) {
  const mark = { done: 'pub', failed: 'down', running: 'busy', stopping: 'busy', undoing: 'busy' }[
    String(state)
  ]
  return <span className={mark ? `s ${mark}` : 's'}>{importStates[state].name}</span>
}

/** “导入 12，已有 3，未导入 1” */
export function countsOf(
  run: Pick<DeskRun, 'isTrial' | 'made' | 'known' | 'undecided' | 'refused' | 'dropped'>,
): string {
  const counts = [
    [run.isTrial ? '会导入' : '导入', run.made],
    ['已有', run.known],
    ['疑似重复', run.undecided],
    ['未导入', run.refused],
    ['已撤销', run.dropped],
  ] as const
  return counts
    .filter(([, number], at) => number > 0 || at === 0)
    .map(([name, number]) => `${name} ${number.toLocaleString('en')}`)
    .join('，')
}
