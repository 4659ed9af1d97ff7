import type { ReactNode } from 'react'
import { isChosen, problemOf } from '#lib/public-forms/form-view.ts'
import { each } from './each.ts'
import { controlProps, FieldNotes, type FieldProps, fieldId, Mark } from './form-field.tsx'

type FormOption = { value: string; label: ReactNode; hint?: ReactNode }

type Props = FieldProps & {
  options: readonly FormOption[]
  /** One of them, or any number. */
  many?: boolean
  proposed?: string
}

/** One of several options, or any number of them, each with its explanation. */
export function FormChoices({ options, many = false, proposed, ...field }: Props) {
  const { form, name, label, hint, required, isExpected } = field
  const wrong = problemOf(form, name) !== undefined
  const { id, ...control } = controlProps(field)
  return (
    <fieldset className={wrong ? 'field wrong' : 'field'} aria-describedby={control['aria-describedby']}>
      <legend>
        {label} <Mark {...{ required, isExpected }} />
      </legend>
      <FieldNotes {...{ form, name, hint }} />
      <div className="options">
        {each(options, (option, at) => (
          <label className="option">
            <input
              type={many ? 'checkbox' : 'radio'}
              {...(at === 0 ? { id } : { id: `${fieldId(name)}-${at}` })}
              name={name}
              value={option.value}
              defaultChecked={isChosen(form, name, option.value, option.value === proposed)}
              required={!many && control.required}
              data-private={control['data-private']}
            />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
