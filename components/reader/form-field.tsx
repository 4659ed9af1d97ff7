import type { ReactNode } from 'react'
import { type FormView, problemOf } from '#lib/public-forms/form-view.ts'

/** What every field of a public form has. */
export type FieldProps = {
  form: FormView
  name: string
  label: string
  /** What is to be written, and why it is asked. */
  hint?: ReactNode
  required?: boolean
  /** The law asks for it; the form is taken without it, too, and it is asked for afterwards. */
  isExpected?: boolean
  /** Says who somebody is: the draft on the device leaves it out. */
  isPrivate?: boolean
}

/** The id of a field's control, which its label and the summary of problems lead to. */
export const fieldId = (name: string) => `field-${name}`

/** What a control of a field carries: its name and id, and what describes it. */
export function controlProps({ form, name, hint, required, isPrivate }: Omit<FieldProps, 'label'>) {
  const id = fieldId(name)
  const isWrong = problemOf(form, name) !== undefined
  const described = [...(hint ? [`${id}-hint`] : []), ...(isWrong ? [`${id}-problem`] : [])]
  return {
    id,
    name,
    required: required ?? false,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'data-private': isPrivate ? '' : undefined,
  }
}

type ShellProps = Omit<FieldProps, 'isPrivate'> & { children: ReactNode }

/** A field with its label, its hint and its problem. */
export function FormField({ form, name, label, hint, required, isExpected, children }: ShellProps) {
  return (
    <div className={problemOf(form, name) === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={fieldId(name)}>
        {label} <Mark {...{ required, isExpected }} />
      </label>
      <FieldNotes {...{ form, name, hint }} />
      {children}
    </div>
  )
}

type MarkProps = { required: boolean | undefined; isExpected: boolean | undefined }

/** Whether a field is required, asked for by law, or neither. */
export function Mark({ required, isExpected }: MarkProps) {
  if (required) return <span className="must">必填</span>
  return isExpected ? <span className="must">应写明</span> : <span className="may">选填</span>
}

/** Below a label: the hint, and what is to be mended. */
export function FieldNotes({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const problem = problemOf(form, name)
  return (
    <>
      {hint && (
        <p className="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p className="problem" id={`${fieldId(name)}-problem`}>
          {problem}
        </p>
      )}
    </>
  )
}
