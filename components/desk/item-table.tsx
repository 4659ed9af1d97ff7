import type { DeskItem, DeskRun } from '#lib/imports/runs/desk-runs.ts'
import { type ImportKind, type ImportOutcome, importOutcomes } from '#lib/imports/runs/run-states.ts'
import { ItemDecision, type RunVerb } from './run-forms.tsx'
import { TableHead } from './table-head.tsx'

/** The outcomes that a run has, each with its number; all, or one of them chosen. */
export function OutcomeTabs({ run, chosen }: { run: DeskRun; chosen: ImportOutcome | undefined }) {
  const outcomes = (Object.keys(importOutcomes) as ImportOutcome[]).filter((outcome) => run[outcome] > 0)
  return (
    <nav className="tabs" aria-label="结果">
      <a href={`/admin/imports/${run.id}`} aria-current={chosen === undefined ? 'page' : undefined}>
        全部
      </a>
      {outcomes.map((outcome) => (
        <a
          key={outcome}
          href={`/admin/imports/${run.id}?outcome=${outcome}`}
          aria-current={chosen === outcome ? 'page' : undefined}
        >
          {importOutcomes[outcome]}
          <small>{run[outcome].toLocaleString('en')}</small>
        </a>
      ))}
    </nav>
  )
}

const marks: Record<ImportOutcome, string> = {
  made: 's pub',
  known: 's',
  undecided: 's wait',
  refused: 's down',
  dropped: 's',
}

type Props = {
  items: readonly DeskItem[]
  kind: ImportKind
  isTrial: boolean
  /** What looks much like another article is made, or not; null for whom that is not. */
  decide: { run: number; verb: RunVerb } | null
}

/** What became of each article of a run. */
export function ItemTable({ items, kind, isTrial, decide }: Props) {
  if (items.length === 0) return <p className="empty">这里还没有文章。</p>
  return (
    <table className="table runs items">
      <TableHead columns={['项目', '标题', '结果', '说明']} />
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <td className="k">{isLine(kind, item.key) ? `第 ${item.key} 行` : <bdi>{item.key}</bdi>}</td>
            <td className="t">
              <ItemTitle item={item} />
            </td>
            <td>
              <span className={marks[item.outcome]}>
                {isTrial && item.outcome === 'made' ? '会导入' : importOutcomes[item.outcome]}
              </span>
            </td>
            <td className="why">
              {item.reason}
              {decide && item.outcome === 'undecided' ? <ItemDecision item={item.key} {...decide} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Items of tables are known by the number of their line. */
const isLine = (kind: ImportKind, key: string) => ['csv', 'jsonl'].includes(kind) && /^\d+$/.test(key)

function ItemTitle({ item: { articleId, title } }: { item: DeskItem }) {
  const shown = <bdi>{title || '（没有标题）'}</bdi>
  return articleId === null ? shown : <a href={`/admin/articles/${articleId}`}>{shown}</a>
}
