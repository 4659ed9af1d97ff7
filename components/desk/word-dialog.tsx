'use client'

import { type FormEvent, useState, useTransition } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { wordKindNames } from '#lib/words/word-kinds.ts'
import { ActionButton } from './action-button.tsx'
import { Dialog } from './dialog.tsx'
import { unsentRefusal } from './failed-action.ts'
import { Field, fieldProps } from './field.tsx'
import { DecisionRefusal } from './refusals.tsx'
import type { WordAnswer, WordEntry, WordVerbs } from './word-entry.ts'

type Props = {
  /** What is edited; null while the dialog is closed. */
  entry: WordEntry | null
  verbs: WordVerbs
  onClose: () => void
  onDone: (answer: WordAnswer) => void
}

/** Where an entry of the word list is added, changed and removed. */
export function WordDialog({ entry, ...props }: Props) {
  return (
    <Dialog
      open={entry !== null}
      title={entry?.id === null ? '添加词条' : '修改词条'}
      onClose={props.onClose}
    >
      {entry ? <Inside key={entry.id} entry={entry} {...props} /> : null}
    </Dialog>
  )
}

function Inside({ entry, verbs, onClose, onDone }: Props & { entry: WordEntry }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isPending, start] = useTransition()
  const errors = refusal?.fields ?? {}
  const { id, version } = entry

  function send(act: () => Promise<WordAnswer>) {
    if (isPending) return
    start(async () => {
      const answer = await act().catch((error: unknown): WordAnswer => {
        return { done: false, refusal: unsentRefusal(error) }
      })
      if (answer.done) onDone(answer)
      else setRefusal(answer.refusal)
    })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    const words = { kind: text('kind'), text: text('text'), replacement: text('replacement') }
    send(() => verbs.keep({ id, version, ...words, note: text('note') }))
  }

  return (
    <form noValidate onSubmit={submit}>
      <Field name="kind" label="类别" error={errors.kind}>
        <select {...fieldProps('kind', errors.kind)} defaultValue={entry.kind}>
          {Object.entries(wordKindNames).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field name="text" label="词" error={errors.text} hint="稿件里出现它就提示">
        <input {...fieldProps('text', errors.text)} defaultValue={entry.text} autoComplete="off" data-focus />
      </Field>
      <Field name="replacement" label="替换为" error={errors.replacement} hint="敏感词可以不填">
        <input
          {...fieldProps('replacement', errors.replacement)}
          defaultValue={entry.replacement}
          autoComplete="off"
        />
      </Field>
      <Field name="note" label="备注" error={errors.note} hint="依据、用法，编辑在建议里看得到">
        <textarea {...fieldProps('note', errors.note)} rows={2} defaultValue={entry.note} />
      </Field>
      <DecisionRefusal refusal={refusal} />
      <div className="dialog-acts">
        {id === null ? null : (
          <button
            type="button"
            className="btn danger"
            onClick={() => send(() => verbs.drop({ id, version }))}
          >
            删除
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          取消 <kbd>Esc</kbd>
        </button>
        <ActionButton type="submit" className="btn primary" pending={isPending}>
          {id === null ? '添加' : '保存'} <kbd>↵</kbd>
        </ActionButton>
      </div>
    </form>
  )
}
