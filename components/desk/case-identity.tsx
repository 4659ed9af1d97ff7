'use client'

import { startTransition, useActionState, useId, useState } from 'react'
import type { CaseParty } from '#lib/cases/desk-evidence.ts'
import type { Identity } from '#lib/parties/identity.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { unansweredPress } from './failed-action.ts'
import { DecisionRefusal } from './refusals.tsx'

export type IdentityAnswer = { done: true; identity: Identity } | { done: false; refusal: Refusal }

export type IdentityVerb = (asked: { id: number; party: CaseParty; why: string }) => Promise<IdentityAnswer>

const names: Record<CaseParty, string> = { claimant: '投诉人的身份', contributor: '投稿人的身份' }

/** Who one of the sides is: closed until an editor says why he opens it, which is recorded. */
export function CaseIdentity({ id, party, open }: { id: number; party: CaseParty; open: IdentityVerb }) {
  const [why, setWhy] = useState('')
  const field = useId()
  const [answer, ask, pending] = useActionState(
    async (_: IdentityAnswer | null) => open({ id, party, why }).catch(unansweredPress),
    null,
  )
  if (answer?.done) return <Shown title={names[party]} identity={answer.identity} />
  const error = answer?.refusal.fields.why
  return (
    <details className="case-closed">
      <summary>{names[party]}（查看将留痕）</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) startTransition(() => ask())
        }}
      >
        <label htmlFor={field}>查看的理由</label>
        <input
          id={field}
          value={why}
          maxLength={200}
          placeholder="例如：核对主体资格"
          aria-invalid={error !== undefined}
          aria-describedby={error ? `${field}-error` : `${field}-hint`}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {error ? (
          <p className="field-error" id={`${field}-error`}>
            {error}
          </p>
        ) : (
          <p className="field-hint" id={`${field}-hint`}>
            谁、何时、为什么查看，会记入操作记录。
          </p>
        )}
        {error ? null : <DecisionRefusal refusal={answer?.refusal ?? null} />}
        <ActionButton type="submit" className="btn small" pending={pending}>
          查看
        </ActionButton>
      </form>
    </details>
  )
}

function Shown({ title, identity }: { title: string; identity: Identity }) {
  const { name, isOrganisation, email, phone, address, agentFor } = identity
  const facts: [string, string | null][] = [
    [isOrganisation ? '单位' : '姓名', name],
    ['电子邮箱', email],
    ['电话', phone],
    ['地址', address],
    ['代理', agentFor],
  ]
  return (
    <section className="case-opened" aria-label={title} aria-live="polite">
      <h3>{title}</h3>
      <dl>
        {facts.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="hint">这次查看已记入操作记录。</p>
    </section>
  )
}
