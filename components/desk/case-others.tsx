import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { OtherCase } from '#lib/cases/desk-other-cases.ts'
import { CaseStateMark } from './case-state-mark.tsx'
import { formatTime } from './format-time.ts'

/** The other cases about the same articles, or by the same claimant: duplicates among them. */
export function CaseOthers({ others, now }: { others: readonly OtherCase[]; now: Date }) {
  if (others.length === 0) return null
  return (
    <section className="card" aria-label="相关案件">
      <h2>相关案件</h2>
      <ul className="case-others">
        {others.map(({ id, kind, state, outcome, receivedAt, sameArticle, sameClaimant }) => (
          <li key={id}>
            <a href={`/admin/cases/${id}`}>
              {caseNumber(id)} {caseKinds[kind].name}
            </a>
            <CaseStateMark state={state} outcome={outcome} />
            <small>
              {[sameArticle ? '同一文章' : '', sameClaimant ? '同一投诉人' : ''].filter(Boolean).join('、')} ·{' '}
              {formatTime(receivedAt, now)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
