'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { DecisionVerb } from './article-content.ts'
import { Dialog } from './dialog.tsx'
import { DialogForm } from './dialog-form.tsx'
import { Field, fieldProps } from './field.tsx'
import { useDecision } from './use-decision.ts'
import { useKeys } from './use-keys.ts'

/** The button that brings an article back, and the dialog that asks why. */
export function RestoreButton({
  id,
  version,
  restore,
}: {
  id: number
  version: number
  restore: DecisionVerb
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const { refusal, pending, submit } = useDecision(restore, () => {
    setOpen(false)
    router.replace(`/admin/articles/${id}?done=restored`)
  })
  useKeys({ 'mod+enter': () => setOpen(true) })
  return (
    <>
      <button type="button" className="btn primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        恢复… <kbd>Ctrl ↵</kbd>
      </button>
      <Dialog open={open} title="恢复" onClose={() => setOpen(false)}>
        <DialogForm
          {...{ refusal, pending }}
          label="确认恢复"
          onSubmit={() => submit({ id, version, note })}
          onClose={() => setOpen(false)}
        >
          <p className="dialog-subject">文章回到原来的网址，人气照旧。</p>
          <Field name="restore-note" label="理由（只供编辑部查阅）" error={refusal?.fields.note}>
            <textarea
              {...fieldProps('restore-note', refusal?.fields.note)}
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
