'use client'

import { useState } from 'react'
import { ActionButton } from './action-button.tsx'
import type { Answer, DecisionVerb } from './article-content.ts'
import type { RowVerb } from './article-table.tsx'

/** A draft that was deleted or brought back from the list; no answer where the connection was lost. */
export type Deletion = { title: string; verb: RowVerb; answer: Answer | null }

const LOST = '没有提交成功：连接中断或服务器没有应答，请刷新后查看。'

/** Says what became of it; a deletion can be undone here. */
export function DeletionNotice({
  deletion,
  undo,
  onUndone,
}: {
  deletion: Deletion | null
  undo: DecisionVerb
  onUndone: (next: Deletion) => void
}) {
  const [pending, setPending] = useState(false)
  if (!deletion) return null
  const { title, verb, answer } = deletion
  if (!answer?.done)
    return (
      <p className="notice bad" role="alert">
        {answer ? answer.refusal.message : LOST}
      </p>
    )
  const { id, version, message } = answer
  return (
    <p className="notice ok undo" role="status">
      《<bdi>{title}</bdi>》{message}
      {verb === 'discard' ? (
        <ActionButton
          className="btn"
          pending={pending}
          onClick={async () => {
            setPending(true)
            const undone = await undo({ id, version, note: '' }).catch(() => null)
            setPending(false)
            onUndone({ title, verb: 'undelete', answer: undone })
          }}
        >
          撤销
        </ActionButton>
      ) : null}
    </p>
  )
}
