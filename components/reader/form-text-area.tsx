import { typedIn } from '#lib/public-forms/form-view.ts'
import { controlProps, type FieldProps, FormField } from './form-field.tsx'

type Props = FieldProps & {
  /** In UTF-16 code units, as the schema counts; scripts show how many are left. */
  maxLength: number
  rows?: number
  proposed?: string
}

/** A text of several lines. A longer one is not cut while it is typed or pasted: the form says so, and keeps it. */
export function FormTextArea({ maxLength, rows = 6, proposed, ...field }: Props) {
  return (
    <FormField {...field}>
      <textarea
        {...controlProps(field)}
        rows={rows}
        data-most={maxLength}
        defaultValue={typedIn(field.form, field.name, proposed)}
      />
    </FormField>
  )
}
