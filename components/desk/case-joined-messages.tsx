import { caseNumber } from '#lib/case-number.ts'
import type { JoinedMessage } from '#lib/cases/desk-joined.ts'
import { formatTime } from './format-time.ts'

/** What the claimants of merged notices wrote since: their complaint or suit holds this case, too (民法典 §1196). */
export function CaseJoinedMessages({ messages, now }: { messages: readonly JoinedMessage[]; now: Date }) {
  if (messages.length === 0) return null
  return (
    <section className="card" aria-label="并入的投诉人来信">
      <h2>并入的投诉人来信</h2>
      <ol className="case-messages">
        {messages.map(({ id, caseId, at, text }) => (
          <li key={id}>
            <p>
              <a className="case-link" href={`/admin/cases/${caseId}`}>
                {caseNumber(caseId)}
              </a>
              <small>{formatTime(at, now)}</small>
            </p>
            <p className="case-letter-text">{text ?? '内容已到期删除。'}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
