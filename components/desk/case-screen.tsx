import type { ReactNode } from 'react'
import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { DeskCase, DeskCounterNotice } from '#lib/cases/desk-case-types.ts'
import { CaseClocks } from './case-clock.tsx'
import { CounterClaim } from './case-complaint.tsx'
import { CaseStateMark } from './case-state-mark.tsx'
import { timesOf } from './case-table.tsx'
import { formatTime } from './format-time.ts'

type Props = {
  case: DeskCase
  /** The buttons of the bar. */
  bar: ReactNode
  /** What is done, and what was complained about. */
  children: ReactNode
  /** The article beside it. */
  article: ReactNode
}

/** One screen for a case: the clock always in sight, the complaint on the left, the article on the right. */
export function CaseScreen({ case: told, bar, children, article }: Props) {
  const { id, kind, state, outcome, clocks, now } = told
  return (
    <>
      <div className="bar bar-sticky case-bar">
        <h1>
          投诉 {caseNumber(id)} · {caseKinds[kind].name}
          <small>
            <CaseStateMark state={state} outcome={outcome} />
          </small>
        </h1>
        {bar}
      </div>
      <div className="case case-screen">
        <div className="case-side">
          <CaseClocks clocks={clocks.map(timesOf)} now={now.getTime()} />
          {children}
        </div>
        <div className="case-right">{article}</div>
      </div>
    </>
  )
}

/** What the contributor stated against the notice. */
export function CaseCounterNotices({ of, isUndelivered, now, children }: CounterProps) {
  if (of.length === 0) return null
  return (
    <section className="card" aria-label="反通知">
      <h2>反通知</h2>
      {of.map(({ id, offeredAt, receivedAt, forwardedAt, claim }, at) => (
        <div key={id} className="case-counter">
          <p>
            {formatTime(offeredAt, now)} 转送通知{isUndelivered && at === of.length - 1 ? '，没能送达' : ''}；
            {receivedAt ? `${formatTime(receivedAt, now)} 收到书面说明` : '还没有收到书面说明'}
            {forwardedAt ? `；${formatTime(forwardedAt, now)} 转送投诉人` : ''}
          </p>
          {claim ? <CounterClaim claim={claim} /> : null}
        </div>
      ))}
      {children}
    </section>
  )
}

type CounterProps = {
  of: readonly DeskCounterNotice[]
  /** Whether the notice that was forwarded last did not reach him, and was not published. */
  isUndelivered: boolean
  now: Date
  children: ReactNode
}

/** Of a notice in which nothing is an address. */
export const NO_ADDRESS = '通知没有写明网址。'
