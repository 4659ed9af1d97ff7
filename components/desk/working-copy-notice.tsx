'use client'

import { useState } from 'react'
import type { DecisionVerb } from './article-content.ts'
import { Dialog } from './dialog.tsx'
import { DialogForm } from './dialog-form.tsx'
import { useDecision } from './use-decision.ts'

type Props = {
  seen: { id: number; version: number; copyVersion: number }
  /** Whether the form holds its text, and not the live one. */
  isLoaded: boolean
  /** Who saved it, and when. */
  copy: { savedBy: string; savedAt: string } | undefined
  discard: DecisionVerb
  onDiscarded: () => void
}

/** That there is a working copy, which readers do not see; and the way to give it up. */
export function WorkingCopyNotice({ seen, isLoaded, copy, discard, onDiscarded }: Props) {
  const [open, setOpen] = useState(false)
  const { refusal, pending, submit } = useDecision(discard, () => {
    setOpen(false)
    onDiscarded()
  })
  return (
    <section className="notice copy" aria-label="修改稿">
      <p>
        {isLoaded ? '这是修改稿，读者还看不到' : '另有一份修改稿，没有载入'}
        {copy ? (
          <>
            ：<bdi>{copy.savedBy}</bdi> {copy.savedAt} 保存
          </>
        ) : null}
        。
      </p>
      <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        放弃修改稿…
      </button>
      <Dialog open={open} title="放弃修改稿？" onClose={() => setOpen(false)}>
        <DialogForm
          {...{ refusal, pending }}
          label="放弃"
          cancel="保留"
          isDanger
          onSubmit={() => submit({ ...seen, note: '' })}
          onClose={() => setOpen(false)}
        >
          <p className="dialog-subject">已存的修改会从服务器上删除，读者看到的文字不变。</p>
        </DialogForm>
      </Dialog>
    </section>
  )
}
