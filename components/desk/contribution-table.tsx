import { states } from '#lib/articles/status.ts'
import { caseNumber } from '#lib/case-number.ts'
import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import { contributionStates } from '#lib/contributions/contribution-states.ts'
import type { ListedContribution } from '#lib/contributions/list-contributions.ts'
import { formatTime } from './format-time.ts'
import { TableHead } from './table-head.tsx'

type Props = { items: readonly ListedContribution[]; empty: string }

/** The queue of contributions, each a line. */
export function ContributionTable({ items, empty }: Props) {
  if (items.length === 0) return <p className="empty">{empty}</p>
  return (
    <table className="table cases contributions">
      <TableHead columns={['稿件', '状态', '署名', '收到', '最近处理']} />
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td className="t">
              <a href={`/admin/contributions/${item.id}`}>
                <b className="case-number">{contributionNumber(item.id)}</b> <bdi>{item.title}</bdi>
              </a>{' '}
              <Marks item={item} />
            </td>
            <td>
              <span className={`s ${contributionStates[item.state].mark}`}>
                {contributionStates[item.state].name}
              </span>
              {item.articleStatus && item.state === 'accepted' ? (
                <small>{states[item.articleStatus].name}</small>
              ) : null}
            </td>
            <td>
              <bdi>{item.penName}</bdi>
            </td>
            <td>
              <time dateTime={item.receivedAt.toISOString()} data-word="收到">
                {formatTime(item.receivedAt)}
              </time>
            </td>
            <td>
              <time dateTime={item.changedAt.toISOString()} data-word="最近处理">
                {formatTime(item.changedAt)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What an editor is to know before he opens it. */
function Marks({ item: { removed, repeats, withdrawalAskedAt, pictures } }: { item: ListedContribution }) {
  return (
    <>
      {removed ? (
        <small className="second">
          与已下架的文章相同{removed.caseId === null ? '' : `（案件 ${caseNumber(removed.caseId)}）`}
        </small>
      ) : null}
      {repeats ? <small className="second">重复投稿</small> : null}
      {withdrawalAskedAt ? <small className="second">申请撤下</small> : null}
      {pictures > 0 ? <small>{pictures} 个文件</small> : null}
    </>
  )
}
