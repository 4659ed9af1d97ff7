import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import { caseStates } from '#lib/cases/case-states.ts'
import type { OtherCase } from '#lib/cases/desk-other-cases.ts'
import { CaseStateMark } from './case-state-mark.tsx'
import { formatTime } from './format-time.ts'

/** How many of those that share the claimant alone stand open. */
const SHOWN = 3

type Props = { others: readonly OtherCase[]; now: Date }

/** The other cases about the same articles, duplicates among them, before those that are only by the same claimant. */
export function CaseOthers({ others, now }: Props) {
  if (others.length === 0) return null
  const [about, by] = [others.filter(isAbout), others.filter((other) => !isAbout(other))]
  const shown = [...about, ...by.slice(0, SHOWN)]
  const more = by.slice(SHOWN)
  return (
    <section className="card" aria-label="相关案件">
      <h2>相关案件</h2>
      <Others others={shown} now={now} />
      {more.length > 0 ? (
        <details className="case-others-more">
          <summary>同一投诉人的另外 {more.length} 件</summary>
          <Others others={more} now={now} />
        </details>
      ) : null}
    </section>
  )
}

const isAbout = ({ sameArticle }: OtherCase) => sameArticle

/** Another case in a line, for who is to choose one: nothing of its claimant is opened, only whether his contact is the same. */
export function otherCaseLabel({ id, kind, state, receivedAt, sameClaimant }: OtherCase, now: Date): string {
  const claimant = sameClaimant ? '投诉人联系方式相同' : '投诉人联系方式不同，或者没有写明'
  const facts = [`${formatTime(receivedAt, now)} 收到`, caseStates[state].name, claimant]
  return `${caseNumber(id)} ${caseKinds[kind].name} · ${facts.join(' · ')}`
}

function Others({ others, now }: Props) {
  return (
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
  )
}
