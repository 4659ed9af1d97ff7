'use client'

import { useState } from 'react'
import {
  fieldsIn,
  filledIn,
  type LetterField,
  type LetterKey,
  letterFields,
  letters,
} from '#lib/cases/letters.ts'
import { ActionButton } from './action-button.tsx'
import type { CaseAnswer } from './case-answer.ts'
import { Field, fieldProps } from './field.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { useCaseVerb } from './use-case-verb.ts'

type LetterVerb = (given: {
  letter: LetterKey
  version: number
  subject: string
  text: string
  note: string
}) => Promise<CaseAnswer>

type Props = {
  letter: LetterKey
  /** The version in use. */
  version: number
  subject: string
  text: string
  publish: LetterVerb
}

/** What stands in for the fields in a preview: their names. */
const examples = Object.fromEntries(
  Object.entries(letterFields).map(([field, name]) => [field, `〔${name}〕`]),
) as Record<LetterField, string>

/** Writes another version of a letter, with a preview beside it as it is typed. */
export function LetterForm({ letter, version, publish, ...now }: Props) {
  const [subject, setSubject] = useState(now.subject)
  const [text, setText] = useState(now.text)
  const [note, setNote] = useState('')
  const { answer, pending, press } = useCaseVerb(publish, () => setNote(''))
  const refusal = answer?.done === false ? answer.refusal : null
  const errors = refusal?.fields ?? {}
  return (
    <div className="letter-edit">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          press({ letter, version, subject, text, note })
        }}
      >
        <Field name="subject" label="标题" error={errors.subject} hint="邮件标题里只能用 {{caseNumber}}。">
          <input
            {...fieldProps('subject', errors.subject)}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
        </Field>
        <Field name="text" label="正文" error={errors.text}>
          <textarea
            {...fieldProps('text', errors.text)}
            rows={16}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <p className="hint">可以用的字段：{fieldNames(letter)}</p>
        <Field name="note" label="改了什么，为什么" error={errors.note}>
          <input
            {...fieldProps('note', errors.note)}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
        <DecisionRefusal refusal={refusal} />
        {refusal?.code === 'conflict' ? (
          <details className="notice warn letter-version" open>
            <summary>上面仍是您写的内容。现在使用的是第 {version} 版：</summary>
            <p className="case-letter-subject">{now.subject}</p>
            <p className="case-letter-text">{now.text}</p>
          </details>
        ) : null}
        <p role="status" className={answer?.done ? 'notice ok' : 'visually-hidden'}>
          {answer?.done ? answer.message : ''}
        </p>
        <ActionButton type="submit" className="btn primary" pending={pending}>
          发布第 {version + 1} 版
        </ActionButton>
      </form>
      <section className="case-letter" aria-label="预览">
        <h2>预览</h2>
        <p className="case-letter-subject">{filledIn(subject, examples)}</p>
        <p className="case-letter-text">{filledIn(text, examples)}</p>
      </section>
    </div>
  )
}

function fieldNames(letter: LetterKey): string {
  const known = [...new Set(['caseNumber', ...fieldsIn(letters[letter].text)])]
  return known.map((field) => `{{${field}}}${nameOf(field)}`).join('，')
}

const nameOf = (field: string) => (isField(field) ? `（${letterFields[field]}）` : '')

const isField = (field: string): field is LetterField => Object.hasOwn(letterFields, field)
