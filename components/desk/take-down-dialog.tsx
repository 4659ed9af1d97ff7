'use client'

import { type RefObject, useRef, useState } from 'react'
import type { TakeDownReason } from '#lib/articles/take-down-reasons.ts'
import { chosenReasons, takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import type { Answer, DecisionVerb } from './article-content.ts'
import { Dialog } from './dialog.tsx'
import { DialogForm } from './dialog-form.tsx'
import { Field, fieldProps } from './field.tsx'
import { ReasonChoice } from './reason-choice.tsx'
import { useDecision } from './use-decision.ts'

type Article = { id: number; version: number; title: string }

type Props = {
  /** The article to take down; null while the dialog is closed. */
  article: Article | null
  warning?: string | undefined
  takeDown: DecisionVerb
  onClose: () => void
  onDone: (answer: Answer & { done: true }) => void
}

type Kept = RefObject<{ id: number; reason: TakeDownReason | null; note: string } | null>

/** Asks why, shows what readers will be told, and takes down. */
export function TakeDownDialog({ article, warning, takeDown, onClose, onDone }: Props) {
  // A dialog that was closed by mistake has lost nothing when it is opened again for the same article.
  const typed: Kept = useRef(null)
  if (article && typed.current?.id !== article.id) typed.current = null
  return (
    <Dialog open={article !== null} title="下架" onClose={onClose}>
      {article ? (
        <Inside
          key={article.id}
          article={article}
          warning={warning}
          takeDown={takeDown}
          onClose={onClose}
          onDone={(answer) => {
            typed.current = null
            onDone(answer)
          }}
          typed={typed}
        />
      ) : null}
    </Dialog>
  )
}

const reasons = chosenReasons.map((reason) => [reason, takeDownReasons[reason].name] as const)

function Inside({
  article,
  warning,
  takeDown,
  onClose,
  onDone,
  typed,
}: Props & { article: Article; typed: Kept }) {
  const [reason, setReason] = useState(typed.current?.reason ?? null)
  const [note, setNote] = useState(typed.current?.note ?? '')
  typed.current = { id: article.id, reason, note }
  const { refusal, pending, submit } = useDecision(takeDown, onDone)
  const errors = refusal?.fields ?? {}
  const chosen = reason ? takeDownReasons[reason] : null
  return (
    <DialogForm
      {...{ refusal, pending, onClose }}
      label="确认下架"
      isDanger
      onSubmit={() =>
        submit({ id: article.id, version: article.version, note, ...(reason ? { reason } : {}) })
      }
    >
      <p className="dialog-subject">
        《<bdi>{article.title}</bdi>》
      </p>
      {warning ? <p className="notice warn">{warning}</p> : null}
      <ReasonChoice
        reasons={reasons}
        chosen={reason}
        error={errors.reason}
        onChoose={setReason}
        wording={
          chosen ? (
            <>
              读者将看到：“{chosen.publicWording}”<small>（状态码 {chosen.status}）</small>
            </>
          ) : (
            '选定原因后，这里显示读者将看到的说明。'
          )
        }
      />
      <Field name="take-down-note" label="情况说明（只供编辑部查阅）" error={errors.note}>
        <textarea
          {...fieldProps('take-down-note', errors.note)}
          rows={3}
          placeholder="谁提出、依据什么"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Field>
    </DialogForm>
  )
}
