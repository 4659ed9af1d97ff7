'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { ActionButton } from './action-button.tsx'
import type { DecisionVerb } from './article-content.ts'
import { Dialog } from './dialog.tsx'
import { Field, fieldProps } from './field.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { useDecision } from './use-decision.ts'
import { useKeys } from './use-keys.ts'

type Props = {
  article: { id: number; version: number }
  verb: DecisionVerb
  /** On the button, and on the one that confirms. */
  label: string
  /** What follows from it, in a sentence. */
  subject: string
  noteLabel: string
  /** Whether it asks for a time. */
  hasTime?: boolean
  /** The word of its page's address by which it says what was done. */
  done: string
  isPrimary?: boolean
}

/** A button for a decision in a review, and the dialog that asks for what goes with it. */
export function ReviewDecision(props: Props) {
  const { article, verb, label, subject, noteLabel, hasTime = false, done, isPrimary = false } = props
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [at, setAt] = useState('')
  const { form, refusal, pending, submit } = useDecision(verb, () => {
    setOpen(false)
    router.replace(`/admin/articles/${article.id}?done=${done}`)
  })
  useKeys(isPrimary ? { 'mod+enter': () => setOpen(true) } : {})
  const errors = refusal?.fields ?? {}
  const noteError = errors.note ?? errors.sourceReason
  return (
    <>
      <button
        type="button"
        className={isPrimary ? 'btn primary' : 'btn'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label}… {isPrimary ? <kbd>Ctrl ↵</kbd> : null}
      </button>
      <Dialog open={open} title={label} onClose={() => setOpen(false)}>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit({ ...article, note, ...(hasTime ? { at } : {}) })
          }}
        >
          <p className="dialog-subject">{subject}</p>
          {hasTime ? (
            <Field name={`${done}-at`} label="发布时间（北京时间）" error={errors.at}>
              <input
                {...fieldProps(`${done}-at`, errors.at)}
                type="datetime-local"
                value={at}
                onChange={(event) => setAt(event.currentTarget.value)}
              />
            </Field>
          ) : null}
          <Field name={`${done}-note`} label={noteLabel} error={noteError}>
            <textarea
              {...fieldProps(`${done}-note`, noteError)}
              rows={3}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
          <DecisionRefusal refusal={refusal} />
          <div className="dialog-acts">
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              取消
            </button>
            <ActionButton type="submit" className="btn primary" pending={pending}>
              确认{label}
            </ActionButton>
          </div>
        </form>
      </Dialog>
    </>
  )
}
