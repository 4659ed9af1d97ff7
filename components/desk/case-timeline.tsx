import { theClaimant } from '#lib/cases/case-actors.ts'
import type { CaseKind } from '#lib/cases/case-kinds.ts'
import { type CaseMove, caseMoves } from '#lib/cases/case-moves.ts'
import type { DeskStep } from '#lib/cases/desk-case-types.ts'
import { claimantName, withClaimantName } from '#lib/cases/side-names.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { formatTime } from './format-time.ts'

type Props = { kind: CaseKind; steps: readonly DeskStep[]; now: Date }

/** What happened in a case, when, by whom and on which law; the newest on top. */
export function CaseTimeline({ kind, steps, now }: Props) {
  return (
    <section className="card" aria-label="经过">
      <h2>经过</h2>
      <ol className="case-steps">
        {steps.toReversed().map(({ id, at, event, actor, law, reason, reference }) => (
          <li key={id}>
            <time dateTime={shanghaiTimestamp(at)}>{formatTime(at, now)}</time>
            <p>
              <b>{isMove(event) ? withClaimantName(caseMoves[event].name, kind) : event}</b>{' '}
              <bdi>{actor === theClaimant.name ? claimantName(kind) : actor}</bdi>
            </p>
            {reference ? <p className="case-reason">文号：{reference}</p> : null}
            {reason ? <p className="case-reason">{reason}</p> : null}
            {law ? <p className="hint">{law}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

const isMove = (event: string): event is CaseMove => Object.hasOwn(caseMoves, event)
