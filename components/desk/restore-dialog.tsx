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
  const { form, refusal, pending, submit } = useDecision(restore, () => {
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
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit({ id, version, note })
          }}
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
          <DecisionRefusal refusal={refusal} />
          <div className="dialog-acts">
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              取消
            </button>
            <ActionButton type="submit" className="btn primary" pending={pending}>
              确认恢复
            </ActionButton>
          </div>
        </form>
      </Dialog>
    </>
  )
}
