'use client'

import { type RefObject, useRef, useState } from 'react'
import { ActFieldInput, type FieldValue, initialOf } from './case-act-field.tsx'
import { type CaseFacts, fieldsOfAct } from './case-act-fields.ts'
import { type CaseAct, caseActRow } from './case-acts.ts'
import type { CaseFields, CaseVerb } from './case-answer.ts'
import { LetterPreview, type PreviewVerb } from './case-letter-preview.tsx'
import { sendCounter } from './counter-request.ts'
import { Dialog } from './dialog.tsx'
import { DialogForm } from './dialog-form.tsx'
import { newFormKey } from './form-key.ts'
import { isConfirmable, NoteConfirmation } from './note-confirmation.tsx'
import { withWayOn } from './stale-refusal.ts'
import { useCaseVerb } from './use-case-verb.ts'

/** What was typed into the dialogs so far: one that was closed by mistake has lost nothing. */
export type Typed = RefObject<Map<CaseAct, CaseFields>>

type Props = {
  id: number
  version: number
  facts: CaseFacts
  /** The act whose dialog is open; null for none. */
  act: CaseAct | null
  typed: Typed
  verb: CaseVerb
  preview: PreviewVerb
  /** Whether it waits for a second person instead of happening at once. */
  isProposal: boolean
  onClose: () => void
  onDone: (message: string) => void
}

/** The dialog of one act of a case: what follows from it, its fields, and the letters that it will send. */
export function CaseActDialog({ act, onClose, ...props }: Props) {
  const label = act ? caseActRow(act).label.replace(/…$/, '') : ''
  return (
    <Dialog open={act !== null} title={label} onClose={onClose}>
      {act ? <Inside key={act} {...props} act={act} label={label} onClose={onClose} /> : null}
    </Dialog>
  )
}

function Inside({
  act,
  label,
  id,
  version,
  facts,
  typed,
  verb,
  preview,
  isProposal,
  onClose,
  onDone,
}: InsideProps) {
  const fields = fieldsOfAct(act, facts)
  const written = fields.filter(({ kind }) => kind !== 'files')
  const withFiles = written.length < fields.length
  const [values, setValues] = useState<CaseFields>(
    () =>
      typed.current.get(act) ?? Object.fromEntries(written.map((field) => [field.name, initialOf(field)])),
  )
  const [files, setFiles] = useState<readonly File[]>([])
  // Of what is sent again unchanged; what was changed is another form.
  const key = useRef(newFormKey())
  const send: CaseVerb = withFiles ? (asked) => sendCounter({ ...asked, key: key.current, files }) : verb
  const { answer, pending, press } = useCaseVerb(send, ({ message }) => {
    typed.current.delete(act)
    onDone(message)
  })
  const [isNoteConfirmed, setNoteConfirmed] = useState(false)
  const refusal =
    answer?.done === false ? withWayOn(answer.refusal, withFiles ? 'dialogWithFiles' : 'dialog') : null
  const change = (name: string, value: FieldValue) => {
    const next = { ...values, [name]: value }
    typed.current.set(act, next)
    setValues(next)
    key.current = newFormKey()
    // Of other words he has said nothing.
    if (name === 'note') setNoteConfirmed(false)
  }
  const choose = (chosen: File[]) => {
    setFiles(chosen)
    key.current = newFormKey()
  }
  const { effect, isDanger = false } = caseActRow(act)
  const previewed = withFiles ? { ...values, fileCount: String(files.length) } : values
  return (
    <DialogForm
      {...{ isDanger, pending, refusal, onClose }}
      label={isProposal ? '提请确认' : label}
      onSubmit={() => press({ act, id, version, fields: values, isNoteConfirmed })}
    >
      <p className="dialog-subject">{effect}</p>
      {isProposal ? (
        <p className="notice warn">按设置须两人确认：提请后由另一位有权限的人确认才生效。</p>
      ) : null}
      {fields.map((field) => (
        <ActFieldInput
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          error={refusal?.fields[field.name]}
          onChange={(value) => change(field.name, value)}
          onFiles={choose}
        />
      ))}
      {isNoteConfirmed || isConfirmable(refusal) ? (
        <NoteConfirmation isOn={isNoteConfirmed} onChange={setNoteConfirmed} />
      ) : null}
      <LetterPreview asked={{ act, id, version, fields: previewed }} preview={preview} isInDialog />
    </DialogForm>
  )
}

type InsideProps = Omit<Props, 'act'> & { act: CaseAct; label: string }
