import { startTransition, useActionState, useEffect, useId, useRef, useState } from 'react'
import type { Identity, KeptIdentity } from '#lib/parties/identity.ts'
import { shanghaiMinute } from '#lib/time.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { unansweredPress } from './failed-action.ts'
import { DecisionRefusal } from './refusals.tsx'

export type IdentityAnswer = { done: true; identity: KeptIdentity } | { done: false; refusal: Refusal }

type Props = {
  title: string
  /** A reason as it could be given. */
  example: string
  open: (why: string) => Promise<IdentityAnswer>
}

/** Who somebody is: closed until an editor says why he opens it, which is recorded (个人信息保护法 §51). */
export function SealedIdentity({ title, example, open }: Props) {
  const [why, setWhy] = useState('')
  const field = useId()
  const [answer, ask, pending] = useActionState(
    async (_: IdentityAnswer | null) => open(why).catch(unansweredPress),
    null,
  )
  if (answer?.done) return <Shown title={title} identity={answer.identity} />
  const error = answer?.refusal.fields.why
  return (
    <details className="case-closed">
      <summary>{title}（查看将留痕）</summary>
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
          placeholder={`例如：${example}`}
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

function Shown({ title, identity }: { title: string; identity: KeptIdentity }) {
  const region = useRef<HTMLElement>(null)
  // The button that had the focus is gone.
  useEffect(() => region.current?.focus(), [])
  return (
    <section ref={region} className="case-opened" aria-label={title} tabIndex={-1}>
      <h2>{title}</h2>
      <Facts identity={identity} />
      {identity.earlier?.map(({ until, ...before }) => (
        <div key={until}>
          <h3>{shanghaiMinute(new Date(until))} 以前登记的</h3>
          <Facts identity={before} />
        </div>
      ))}
      <p className="hint">这次查看已记入操作记录。</p>
    </section>
  )
}

type Said = { [Field in keyof Identity]?: Identity[Field] | undefined }

function Facts({ identity }: { identity: Said }) {
  const { name, isOrganisation, email, phone, address, agentFor } = identity
  const facts: [string, string | null | undefined][] = [
    [isOrganisation ? '单位' : '姓名', name],
    ['电子邮箱', email],
    ['电话', phone],
    ['地址', address],
    ['代理', agentFor],
  ]
  return (
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
  )
}
