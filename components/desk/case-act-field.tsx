import type { ActField } from './case-act-fields.ts'
import { Field, fieldProps } from './field.tsx'

export type FieldValue = string | string[] | boolean

type Props = {
  field: ActField
  value: FieldValue
  error: string | undefined
  onChange: (value: FieldValue) => void
  onFiles: (files: File[]) => void
}

/** The value of a field that nobody has touched. */
export function initialOf({ kind, initial }: ActField): FieldValue {
  return initial ?? (kind === 'some' ? [] : kind !== 'switch' && '')
}

/** One field of a dialog, by its kind. */
export function ActFieldInput({ field, value, error, onChange, onFiles }: Props) {
  if (field.kind === 'one' || field.kind === 'some') return <Options {...{ field, value, error, onChange }} />
  if (field.kind === 'switch')
    return (
      <label className="case-switch">
        <input
          type="checkbox"
          name={field.name}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {field.label}
      </label>
    )
  if (field.kind === 'files')
    return (
      <Field name={field.name} label={field.label} error={error} hint={field.hint}>
        <input
          {...fieldProps(field.name, error)}
          type="file"
          multiple
          accept={field.limits.accept}
          onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
        />
      </Field>
    )
  const own = { ...fieldProps(field.name, error), value: String(value) }
  return (
    <Field name={field.name} label={field.label} error={error} hint={field.hint}>
      {field.kind === 'prose' ? (
        <textarea {...own} rows={field.rows ?? 3} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...own}
          type={field.kind === 'moment' ? 'datetime-local' : 'text'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Words that would break in a third of the dialog stand in half of it; titles have it all. */
function widthOf(options: readonly { label: string }[]): string {
  const longest = Math.max(0, ...options.map(({ label }) => label.length))
  if (longest > 14) return 'of-titles'
  return longest > 7 ? 'of-words' : ''
}

/** One of some, or some of them. */
function Options({ field, value, error, onChange }: Omit<Props, 'onFiles'>) {
  if (field.kind !== 'one' && field.kind !== 'some') return null
  const { name, label, options, kind } = field
  const chosen = Array.isArray(value) ? value : [String(value)]
  const hint = options.find((option) => option.value === value)?.hint ?? field.hint
  const described = [error ? `error-${name}` : '', hint ? `hint-${name}` : ''].filter(Boolean).join(' ')
  const press = (option: string, isOn: boolean) => {
    if (kind === 'one') onChange(option)
    else onChange(isOn ? [...chosen, option] : chosen.filter((one) => one !== option))
  }
  return (
    <fieldset
      className={`reasons ${widthOf(options)}`}
      aria-invalid={error !== undefined}
      aria-describedby={described || undefined}
    >
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type={kind === 'one' ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
            onChange={(event) => press(option.value, event.currentTarget.checked)}
          />
          {option.label}
        </label>
      ))}
      {error ? (
        <p className="field-error" id={`error-${name}`}>
          {error}
        </p>
      ) : null}
      {hint ? (
        <p className="field-hint" id={`hint-${name}`} aria-live="polite">
          {hint}
        </p>
      ) : null}
    </fieldset>
  )
}
