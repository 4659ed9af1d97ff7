'use client'

import { useState } from 'react'
import { type DeclineReason, declineReasonKeys, declineReasons } from '#lib/contributions/decline-reasons.ts'
import type { CityChoice } from './article-content.ts'
import { ActForm, type ActProps } from './contribution-act-form.tsx'
import type { ContributionVerbs } from './contribution-answer.ts'
import { Field, fieldProps } from './field.tsx'
import { PlaceFields } from './place-fields.tsx'
import { ReasonChoice } from './reason-choice.tsx'

type FormProps<Verb extends keyof ContributionVerbs> = ActProps & { verb: ContributionVerbs[Verb] }

type AcceptProps = FormProps<'accept'> & {
  cities: readonly CityChoice[]
  place: { cityId: string; columnId: string }
  bar: string
}

/** Asks where the article is to stand. */
export function AcceptForm({ cities, place: proposed, bar, verb, ...props }: AcceptProps) {
  const [place, setPlace] = useState(proposed)
  return (
    <ActForm {...props} label="采用，开始编辑" press={(seen) => verb({ ...seen, ...place })}>
      {(errors) => (
        <>
          {bar ? <p className="notice bad">{bar}</p> : null}
          <p className="hint">
            由稿件生成一篇草稿：作者为署名，带上图片和附件。原稿保留不变，投稿人会收到通知。
          </p>
          <p className="hint">
            采用以后只作文字性修改、删节。要修改内容的，请先“询问投稿人”，征得投稿人同意再采用（《著作权法》第三十六条）。
          </p>
          <PlaceFields
            cities={cities}
            {...place}
            errors={errors}
            onChange={(field, value) => setPlace((before) => ({ ...before, [field]: value }))}
          />
        </>
      )}
    </ActForm>
  )
}

/** Asks what the contributor is to answer. */
export function AskForm({ verb, ...props }: FormProps<'ask'>) {
  const [question, setQuestion] = useState('')
  return (
    <ActForm {...props} label="发出问题" press={(seen) => verb({ ...seen, question })}>
      {({ question: error }) => (
        <Field name="question" label="问题" error={error} hint="写在投稿人的查询页上，并发到他的邮箱">
          <textarea
            {...fieldProps('question', error)}
            rows={5}
            value={question}
            data-focus
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
        </Field>
      )}
    </ActForm>
  )
}

/** Asks why, and shows what the contributor will be told. */
export function DeclineForm({ isAccepted, verb, ...props }: FormProps<'decline'> & { isAccepted: boolean }) {
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const [note, setNote] = useState('')
  return (
    <ActForm
      {...props}
      label="确认不采用"
      isDanger
      press={(seen) => verb({ ...seen, reason: reason ?? '', note })}
    >
      {(errors) => (
        <>
          {isAccepted ? <p className="notice warn">已经生成的草稿会一并删除。</p> : null}
          <ReasonChoice
            reasons={declineReasonKeys.map((key) => [key, declineReasons[key].name] as const)}
            chosen={reason}
            error={errors.reason}
            onChoose={setReason}
            wording={
              reason
                ? `投稿人将看到：“${declineReasons[reason].publicWording}”`
                : '选定原因后，这里显示投稿人将看到的说明。'
            }
          />
          <Field name="note" label="附言（投稿人可见，可以不写）" error={errors.note}>
            <textarea
              {...fieldProps('note', errors.note)}
              rows={3}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
        </>
      )}
    </ActForm>
  )
}

/** Answers a contributor who wants the published article taken down. */
export function WithdrawalForm({
  verb,
  mayTakeDown,
  ...props
}: FormProps<'answerWithdrawal'> & { mayTakeDown: boolean }) {
  const [note, setNote] = useState('')
  const [isGranted, setGranted] = useState(false)
  return (
    <ActForm {...props} label="发出答复" press={(seen) => verb({ ...seen, note, isGranted })}>
      {({ note: error }) => (
        <>
          {mayTakeDown ? (
            <label className="case-switch">
              <input
                type="checkbox"
                checked={isGranted}
                onChange={(event) => setGranted(event.currentTarget.checked)}
              />
              同意，并立即下架文章
            </label>
          ) : (
            <p className="hint">同意撤下的，请主编或管理员来答复并下架。</p>
          )}
          <Field name="note" label="答复（投稿人可见）" error={error}>
            <textarea
              {...fieldProps('note', error)}
              rows={5}
              value={note}
              data-focus
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
        </>
      )}
    </ActForm>
  )
}
