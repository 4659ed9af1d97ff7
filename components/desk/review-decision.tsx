'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { DecisionVerb } from './article-content.ts'
import { Dialog } from './dialog.tsx'
import { DialogForm } from './dialog-form.tsx'
import { Field, fieldProps } from './field.tsx'
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
  const { refusal, pending, submit } = useDecision(verb, () => {
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
        <DialogForm
          {...{ refusal, pending }}
          label={`确认${label}`}
          onSubmit={() => submit({ ...article, note, ...(hasTime ? { at } : {}) })}
          onClose={() => setOpen(false)}
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
        </DialogForm>
      </Dialog>
    </>
  )
}
