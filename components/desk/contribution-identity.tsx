'use client'

import { startTransition, useActionState, useId, useState } from 'react'
import { ActionButton } from './action-button.tsx'
import type { ContributorAnswer, OpenContributor } from './contribution-answer.ts'
import { unansweredPress } from './failed-action.ts'
import { DecisionRefusal } from './refusals.tsx'

/** Who the contributor is: closed until an editor says why he opens it, which is recorded. */
export function ContributionIdentity({ id, open }: { id: number; open: OpenContributor }) {
  const [why, setWhy] = useState('')
  const field = useId()
  const [answer, ask, pending] = useActionState(
    async (_: ContributorAnswer | null) => open({ id, why }).catch(unansweredPress),
    null,
  )
  if (answer?.done) return <Opened identity={answer.identity} />
  const error = answer?.refusal.fields.why
  return (
    <details className="case-closed">
      <summary>投稿人的身份（查看将留痕）</summary>
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
          placeholder="例如：电话核实内容"
          aria-invalid={error !== undefined}
          aria-describedby={`${field}-note`}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <p className={error ? 'field-error' : 'field-hint'} id={`${field}-note`}>
          {error ?? '谁、何时、为什么查看，会记入操作记录。'}
        </p>
        {error ? null : <DecisionRefusal refusal={answer?.refusal ?? null} />}
        <ActionButton type="submit" className="btn small" pending={pending}>
          查看
        </ActionButton>
      </form>
    </details>
  )
}

function Opened({ identity }: { identity: Extract<ContributorAnswer, { done: true }>['identity'] }) {
  const facts: [string, string | null][] = [
    ['姓名', identity.name],
    ['电子邮箱', identity.email],
    ['电话', identity.phone],
  ]
  return (
    <section className="case-opened" aria-label="投稿人的身份" aria-live="polite">
      <h3>投稿人的身份</h3>
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
