import { useActionState, useEffect, useRef } from 'react'
import type { Identity, KeptIdentity } from '#lib/parties/identity.ts'
import { shanghaiMinute } from '#lib/time.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { unansweredPress } from './failed-action.ts'
import { ReasonForm } from './reason-form.tsx'

export type IdentityAnswer = { done: true; identity: KeptIdentity } | { done: false; refusal: Refusal }

type Props = {
  title: string
  /** A reason as it could be given. */
  example: string
  open: (why: string) => Promise<IdentityAnswer>
}

/** Who somebody is: closed until an editor says why he opens it, which is recorded (个人信息保护法 §51). */
export function SealedIdentity({ title, example, open }: Props) {
  const [answer, ask, pending] = useActionState(
    async (_: IdentityAnswer | null, why: string) => open(why).catch(unansweredPress),
    null,
  )
  if (answer?.done) return <Shown title={title} identity={answer.identity} />
  return (
    <ReasonForm
      summary={`${title}（查看将留痕）`}
      label="查看的理由"
      hint="谁、何时、为什么查看，会记入操作记录。"
      press="查看"
      {...{ example, pending, ask }}
      refusal={answer?.refusal ?? null}
    />
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
