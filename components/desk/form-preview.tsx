'use client'

import { useEffect, useState } from 'react'
import { refusalOfFailure } from './failed-action.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { PreviewLinks } from './preview-links.tsx'
import type { PreviewedText, PreviewVerbs } from './preview-types.ts'

const LOST = '没有收到答复，不能预览：连接中断或服务器没有应答。您写的内容还在，请稍后再试。'

type Props = {
  /** What the form held when the preview was asked for. */
  typed: PreviewedText
  verbs: PreviewVerbs
  onClose: () => void
}

/** The preview of what is typed, saved or not: it is kept for this preview alone. */
export function FormPreview({ typed, verbs, onClose }: Props) {
  const [textId, setTextId] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    verbs.keep(typed).then(
      (answer) => (answer.done ? setTextId(answer.textId) : setRefusal(answer.refusal.message)),
      (error) => setRefusal(refusalOfFailure(error)?.message ?? LOST),
    )
  }, [typed, verbs])
  const { id } = typed
  return (
    <PreviewDialog
      address={textId === null ? null : `/preview/articles/${id ?? 'new'}?text=${textId}`}
      refusal={refusal}
      onClose={onClose}
    >
      {id === null ? (
        <p className="hint preview-links">保存草稿以后，可以创建预览链接给没有账号的人看。</p>
      ) : (
        <PreviewLinks id={id} textId={textId} verbs={verbs} />
      )}
    </PreviewDialog>
  )
}

/** The preview of a taken-down article, for those who may restore it; there are no links to it. */
export function SealedPreview({ id }: { id: number }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        预览
      </button>
      {isOpen ? (
        <PreviewDialog address={`/preview/articles/${id}`} refusal={null} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}
