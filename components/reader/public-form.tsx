import type { ReactNode } from 'react'
import type { FormView } from '#lib/public-forms/form-view.ts'
import { FormGuardFields } from './form-guard-fields.tsx'
import { FormProblems } from './form-problems.tsx'
import { FormWords } from './form-words.tsx'

type Props = {
  form: FormView
  /** Its name for screen readers. */
  label: string
  /** What its button says. */
  submit: string
  /** Which of several forms of its page it is; see `viewOfAct`. */
  act?: string
  children: ReactNode
}

/**
 * A form that readers send to its own page: the summary of what is to be mended, its fields, its guards, its button. It works
 * without scripts: who goes back to it from a refusal finds what he typed, as browsers restore all but its guards.
 * modules/form.client.ts adds the draft on the device, the list of files and the progress.
 */
export function PublicForm({ form, label, submit, act, children }: Props) {
  return (
    <form
      className="public-form"
      aria-label={label}
      method="post"
      action={form.action}
      encType="multipart/form-data"
      acceptCharset="utf-8"
      data-public-form={form.purpose}
      data-fresh={form.refused === null ? '' : undefined}
    >
      <FormProblems form={form} />
      {act !== undefined && <input type="hidden" name="act" value={act} />}
      {children}
      <FormGuardFields form={form} />
      <FormWords />
      <p className="form-end">
        <button type="submit">{submit}</button>
        <span className="form-state" role="status" />
      </p>
    </form>
  )
}
