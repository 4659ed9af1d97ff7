import { caseNumber } from '#lib/case-number.ts'
import { caseDemands, caseKinds } from '#lib/cases/case-kinds.ts'
import type { QueueRow } from '#lib/cases/desk-queue.ts'
import { LineClock } from './case-clock.tsx'
import type { ClockTimes } from './case-clock-words.ts'
import { CaseStateMark } from './case-state-mark.tsx'
import { formatTime } from './format-time.ts'
import { TableHead } from './table-head.tsx'

type Props = {
  rows: readonly QueueRow[]
  /** The database's time. */
  now: Date
  empty: string
}

/** The queue, a case a line. */
export function CaseTable({ rows, now, empty }: Props) {
  if (rows.length === 0) return <p className="empty">{empty}</p>
  return (
    <table className="table cases">
      <TableHead columns={['涉及的内容', '时限', '状态', '类型', '收到']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="t">
              <a href={`/admin/cases/${row.id}`}>
                <b className="case-number">{caseNumber(row.id)}</b> <Subject row={row} />
              </a>
            </td>
            <td className="c">
              {row.state === 'closed' ? (
                <span className="clock-words calm">
                  {row.closedAt ? `${formatTime(row.closedAt, now)} 结案` : ''}
                </span>
              ) : (
                <LineClock clocks={row.clocks.map(timesOf)} now={now.getTime()} />
              )}
            </td>
            <td>
              <CaseStateMark state={row.state} outcome={row.outcome} />
              {row.unread > 0 ? <small className="second">来信 {row.unread} 封待阅</small> : null}
              {row.hasLateCounter ? <small className="second">删除后收到书面说明，待核查</small> : null}
              {row.waitsForSecond ? <small className="second">等另一人确认</small> : null}
            </td>
            <td className="whole">
              {caseKinds[row.kind].name}
              <small>{caseDemands[row.demand]}</small>
            </td>
            <td>
              <time data-word="收到" dateTime={row.receivedAt.toISOString()}>
                {formatTime(row.receivedAt, now)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Subject({ row: { articles, otherUrls } }: { row: QueueRow }) {
  const [first] = articles
  const count = articles.length + otherUrls
  if (!first) return <>{otherUrls > 0 ? `${otherUrls} 个网址` : '没有写明网址'}</>
  return (
    <>
      <bdi>{first.title || '无标题'}</bdi>
      {count > 1 ? ` 等 ${count} 处` : ''}
    </>
  )
}

/** A clock as a page carries it. */
export function timesOf(clock: { kind: ClockTimes['kind']; startedAt: Date; dueAt: Date }): ClockTimes {
  return { kind: clock.kind, startedAt: clock.startedAt.getTime(), dueAt: clock.dueAt.getTime() }
}
