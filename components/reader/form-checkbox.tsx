import type { ReactNode } from 'react'
import { isChosen, problemOf } from '#lib/public-forms/form-view.ts'
import { controlProps, FieldNotes, type FieldProps } from './form-field.tsx'

type Props = Omit<FieldProps, 'label'> & {
  /** What is confirmed, with links where it names something. */
  children: ReactNode
}

/** A statement that is confirmed: its value is `yes`. */
export function FormCheckbox({ children, ...field }: Props) {
  const { form, name, hint } = field
  return (
    <div className={problemOf(form, name) === undefined ? 'field' : 'field wrong'}>
      <FieldNotes {...{ form, name, hint }} />
      <label className="option">
        <input
          type="checkbox"
          {...controlProps(field)}
          value="yes"
          defaultChecked={isChosen(form, name, 'yes')}
        />
        <span>{children}</span>
      </label>
    </div>
  )
}
