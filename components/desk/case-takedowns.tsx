import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { caseNumber } from '#lib/case-number.ts'
import type { ArticleTakedown, Concealment } from '#lib/cases/desk-article.ts'
import { formatTime } from './format-time.ts'

type Props = { takedowns: readonly ArticleTakedown[]; now: Date }

/** How an article was kept from readers, by this case, by others and by editors, and how each of these ended. */
export function CaseTakedowns({ takedowns, now }: Props) {
  if (takedowns.length === 0) return null
  return (
    <section aria-label="下架记录">
      <h3>下架记录</h3>
      <ul className="case-takedowns">
        {takedowns.map(({ id, at, endedAt, replacedBy, ...one }) => (
          <li key={id}>
            {formatTime(at, now)} <Done {...one} />
            {endedAt === null ? null : (
              <>
                ，{formatTime(endedAt, now)}{' '}
                {replacedBy ? (
                  <>
                    改为
                    <Done {...replacedBy} />
                  </>
                ) : (
                  '恢复展示'
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Done({ reason, isSuspension, caseId }: Concealment) {
  const isBlocked = takeDownReasons[reason].status === 451
  const done = isBlocked ? '停止提供' : isSuspension ? '暂停展示' : caseId === null ? '下架' : '删除'
  return (
    <>
      {isBlocked ? `${done}（451）` : `${done}（${takeDownReasons[reason].name}）`}
      {caseId === null ? null : <a href={`/admin/cases/${caseId}`}>{caseNumber(caseId)}</a>}
    </>
  )
}
