'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useState, useTransition } from 'react'
import { factNames } from '#lib/policies/policy-facts.ts'
import { type PolicyKind, policyKinds, policyPath } from '#lib/policies/policy-kinds.ts'
import { unansweredPress } from './failed-action.ts'
import { Field, fieldProps } from './field.tsx'
import type { PolicyAnswer, PolicyBefore, PublishNext, TypedPolicy } from './policy-entry.ts'
import { PolicyOriginFields } from './policy-origin-fields.tsx'
import { PublishPolicyDialog } from './publish-policy-dialog.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { useUnloadWarning } from './use-unload-warning.ts'
import { useWrongFieldFocus } from './use-wrong-field-focus.ts'

type Props = {
  kind: PolicyKind
  /** The number that the next version gets. */
  next: number
  before: PolicyBefore
  publish: PublishNext
}

/** The next version of a policy, from the text of the one before; published after a look at what it changes. */
export function PolicyForm({ kind, next, before, publish }: Props) {
  const router = useRouter()
  const [typed, setTyped] = useState(() => typedOf(before))
  const [answer, setAnswer] = useState<PolicyAnswer | null>(null)
  const [isAsked, setAsked] = useState(false)
  const [isPending, start] = useTransition()
  const refusal = answer?.done === false ? answer.refusal : null
  const form = useWrongFieldFocus(refusal)
  const errors = refusal?.fields ?? {}
  const isDirty = !isSame(typed, typedOf(before))
  useUnloadWarning(isDirty)
  const set = (changes: Partial<TypedPolicy>) => setTyped({ ...typed, ...changes })

  function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setAnswer(typed.note.trim() === '' ? withoutReason : null)
    setAsked(typed.note.trim() !== '')
  }

  function confirm() {
    start(async () => {
      const answer = await publish({ kind, before: before.version, ...typed }).catch(unansweredPress)
      setAsked(false)
      setAnswer(answer)
      // What another one has published meanwhile is what this text is to be compared with.
      if (answer.done || answer.refusal.code === 'conflict') router.refresh()
      if (answer.done) setTyped({ ...typed, effectiveAt: '', note: '' })
    })
  }

  const { name } = policyKinds[kind]
  return (
    <form ref={form} className="policy-form" noValidate onSubmit={ask}>
      <div className="bar bar-sticky">
        <h1>
          {name}：第 {next} 版{isDirty ? <small className="dirty">未发布</small> : null}
        </h1>
        <a className="btn" href="/admin/policies">
          ← 声明与规则
        </a>
        <button type="submit" className="btn primary">
          对照差异并发布…
        </button>
      </div>
      <p role="status" className={answer?.done ? 'notice ok' : 'visually-hidden'}>
        {answer?.done ? answer.message : ''}
      </p>
      <DecisionRefusal refusal={refusal} />
      {refusal?.code === 'conflict' && before.version > 0 ? (
        <p className="notice warn">
          下面仍是您写的文本，现在与
          <a href={policyPath(kind, before.version)} target="_blank" rel="noreferrer">
            第 {before.version} 版
          </a>
          对照。
        </p>
      ) : null}
      <Field
        name="text"
        label={kind === 'disclaimer' ? '正文（没有另写文本的来源都适用）' : '正文'}
        error={errors.text}
        hint={
          <>
            每行一段；“一、适用范围”这样单独一行的是小标题。
            {factNames.map((fact) => `{${fact}}`).join('、')} 显示时换成本站的资料。
          </>
        }
      >
        <textarea
          {...fieldProps('text', errors.text)}
          rows={kind === 'disclaimer' ? 6 : 22}
          value={typed.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      </Field>
      {kind === 'disclaimer' ? <PolicyOriginFields typed={typed} errors={errors} onChange={set} /> : null}
      <Field
        name="effectiveAt"
        label="生效时间（北京时间）"
        error={errors.effectiveAt}
        hint="留空则发布后立即生效；将来的时间到时自动生效，之前可以撤回"
      >
        <input
          {...fieldProps('effectiveAt', errors.effectiveAt)}
          type="datetime-local"
          value={typed.effectiveAt}
          onChange={(event) => set({ effectiveAt: event.currentTarget.value })}
        />
      </Field>
      <Field name="note" label="修改理由" error={errors.note} hint="与差异一起公开，读者看得到">
        <textarea
          {...fieldProps('note', errors.note)}
          rows={2}
          value={typed.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </Field>
      <PublishPolicyDialog
        open={isAsked}
        {...{ name, next, before, typed, isPending }}
        onConfirm={confirm}
        onClose={() => setAsked(false)}
      />
    </form>
  )
}

const withoutReason: PolicyAnswer = {
  done: false,
  refusal: {
    ...{ code: 'invalid-input', message: '请修改标红的 1 项。', details: {} },
    fields: { note: '请写明修改理由' },
  },
}

function typedOf(before: PolicyBefore): TypedPolicy {
  const { text, origins, repostText, contributionText, originalText } = before
  return {
    ...{ text, origins: [...origins], effectiveAt: '', note: '' },
    ...{ repostText: repostText ?? '', contributionText: contributionText ?? '' },
    originalText: originalText ?? '',
  }
}

function isSame(one: TypedPolicy, other: TypedPolicy): boolean {
  const told = (typed: TypedPolicy) => JSON.stringify({ ...typed, origins: [...typed.origins].sort() })
  return told(one) === told(other)
}
