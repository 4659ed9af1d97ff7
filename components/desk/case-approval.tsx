'use client'

import { type ReactNode, useState } from 'react'
import type { DeskApproval } from '#lib/cases/desk-case-types.ts'
import { ActionButton } from './action-button.tsx'
import type { CaseAnswer } from './case-answer.ts'
import { DecisionRefusal } from './refusals.tsx'
import { useCaseVerb } from './use-case-verb.ts'

type ApprovalVerb = (press: {
  approval: number
  id: number
  version: number
  isConfirmed: boolean
  reason: string
}) => Promise<CaseAnswer>

type Props = {
  id: number
  version: number
  approval: { id: number; action: DeskApproval['action']; proposedBy: string; at: string }
  /** Whether this editor may confirm it: another one than who proposed it. */
  mayConfirm: boolean
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

/** What one editor has proposed and another one must confirm. */
export function CaseApproval({ id, version, approval, mayConfirm, decide, children }: Props) {
  const [reason, setReason] = useState('')
  const { answer, pending, press } = useCaseVerb(decide)
  const send = (isConfirmed: boolean) => press({ approval: approval.id, id, version, isConfirmed, reason })
  return (
    <section className="notice warn case-approval" aria-label="等待确认">
      <p>
        <b>
          <bdi>{approval.proposedBy}</bdi> 提请{actions[approval.action]}
        </b>
        （{approval.at}），须由另一位有权限的人确认才生效。
      </p>
      {children}
      <input
        aria-label="不同意的理由"
        placeholder="不同意的理由（只供编辑部查阅）"
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
      <DecisionRefusal refusal={answer?.done === false ? answer.refusal : null} />
    </section>
  )
}
