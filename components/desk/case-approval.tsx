'use client'

import { type ReactNode, useState } from 'react'
import type { DeskApproval } from '#lib/cases/desk-case-types.ts'
import { ActionButton } from './action-button.tsx'
import type { CaseAnswer } from './case-answer.ts'
import { DecisionRefusal } from './refusals.tsx'
import { withWayOn } from './stale-refusal.ts'
import { useCaseVerb } from './use-case-verb.ts'

type ApprovalVerb = (press: {
  approval: number
  id: number
  version: number
  isConfirmed: boolean
  reason: string
}) => Promise<CaseAnswer>

type Waiting = {
  approval: { id: number; action: DeskApproval['action']; proposedBy: string; at: string }
  /** Whether this editor may confirm it: another one than who proposed it. */
  mayConfirm: boolean
}

type Props = {
  id: number
  version: number
  /** What waits; null where nothing does: what came of the last press is said all the same. */
  waiting: Waiting | null
  decide: ApprovalVerb
  /** What would follow. */
  children: ReactNode
}

const actions: Record<DeskApproval['action'], string> = {
  remove: '删除',
  restore: '恢复',
  correct: '更正后恢复',
  follow_counter: '采纳书面说明并恢复',
}

/** What one editor has proposed and another one must confirm. What came of the last press is said also where nothing waits any longer. */
export function CaseApproval({ id, version, waiting, decide, children }: Props) {
  const [reason, setReason] = useState('')
  const { answer, pending, press } = useCaseVerb(decide, () => setReason(''))
  const refusal = answer?.done === false ? answer.refusal : null
  return (
    <>
      {waiting ? (
        <Proposal
          {...{ ...waiting, reason, setReason, pending }}
          send={(isConfirmed) => press({ approval: waiting.approval.id, id, version, isConfirmed, reason })}
        >
          {children}
        </Proposal>
      ) : null}
      <p role="status" className={answer?.done ? 'notice ok' : 'visually-hidden'}>
        {answer?.done ? answer.message : ''}
      </p>
      <DecisionRefusal refusal={refusal && withWayOn(refusal, 'page')} />
      {!waiting && refusal && reason ? <p className="notice">您写的理由：{reason}</p> : null}
    </>
  )
}

type ProposalProps = Waiting & {
  reason: string
  setReason: (reason: string) => void
  pending: boolean
  send: (isConfirmed: boolean) => void
  children: ReactNode
}

function Proposal({ approval, mayConfirm, reason, setReason, pending, send, children }: ProposalProps) {
  const why = mayConfirm ? '不同意的理由' : '收回的理由'
  return (
    <section className="notice warn case-approval" aria-label="等待确认">
      <h2>
        <bdi>{approval.proposedBy}</bdi> 提请{actions[approval.action]}
      </h2>
      <p>{approval.at} 提出，须由另一位有权限的人确认才生效。</p>
      {children}
      <input
        aria-label={why}
        placeholder={`${why}（只供编辑部查阅）`}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="notice-acts">
        {mayConfirm ? (
          <ActionButton className="btn primary" pending={pending} onClick={() => send(true)}>
            确认{actions[approval.action]}
          </ActionButton>
        ) : null}
        <ActionButton className="btn" pending={pending} onClick={() => send(false)}>
          {mayConfirm ? '不同意' : '收回'}
        </ActionButton>
      </div>
    </section>
  )
}
