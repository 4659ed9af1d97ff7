import { typedIn } from '#lib/public-forms/form-view.ts'
import { controlProps, type FieldProps, FormField } from './form-field.tsx'

type Props = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'date'
  /** In UTF-16 code units, as the schema counts. */
  maxLength?: number
  /** What browsers fill in by themselves (HTML Standard, §4.10.18.7), such as `name`, `email`, `tel`. Never `off`: they would not
   *  restore either what was typed, when somebody goes back to the form. */
  autoComplete?: string
  /** What it holds before anything was sent. */
  proposed?: string
  /** The name of a field that may be filled in instead; scripts ask for one of them before the form is sent. */
  orElse?: string
}

/** A text of one line. */
export function FormTextField({ orElse, ...props }: Props) {
  const { type = 'text', maxLength, autoComplete, proposed, ...field } = props
  return (
    <FormField {...field}>
      <input
        {...controlProps(field)}
        type={type}
        defaultValue={typedIn(field.form, field.name, proposed)}
        {...(maxLength === undefined ? {} : { maxLength })}
        autoComplete={autoComplete}
        data-or={orElse}
      />
    </FormField>
  )
}
