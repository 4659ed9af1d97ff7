import { typedIn } from '#lib/public-forms/form-view.ts'
import { controlProps, type FieldProps, FormField } from './form-field.tsx'

type Props = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'date'
  /** In UTF-16 code units, as the schema counts. */
  maxLength?: number
  /** What browsers fill in by themselves (HTML Standard, §4.10.18.7), such as `name`, `email`, `tel`. */
  autoComplete?: string
  /** What it holds before anything was sent. */
  proposed?: string
}

/** A text of one line. */
export function FormTextField({ type = 'text', maxLength, autoComplete = 'off', proposed, ...field }: Props) {
  return (
    <FormField {...field}>
      <input
        {...controlProps(field)}
        type={type}
        defaultValue={typedIn(field.form, field.name, proposed)}
        {...(maxLength === undefined ? {} : { maxLength })}
        autoComplete={autoComplete}
      />
    </FormField>
  )
}
