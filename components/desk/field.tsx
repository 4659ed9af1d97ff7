import type { ReactNode } from 'react'

/** What an input of this name needs to be tied to its label and its error. */
export function fieldProps(name: string, error: string | undefined) {
  return {
    id: `field-${name}`,
    name,
    'aria-invalid': error !== undefined,
    'aria-describedby': error === undefined ? undefined : `error-${name}`,
  }
}

/** A label, its input and a hint, or, where the input was refused, one sentence why. */
export function Field({
  name,
  label,
  error,
  hint,
  children,
}: {
  name: string
  label: string
  error?: string | undefined
  hint?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="field">
      <label htmlFor={`field-${name}`}>{label}</label>
      {children}
      {error === undefined ? null : (
        <p className="field-error" id={`error-${name}`}>
          {error}
        </p>
      )}
      {hint && error === undefined ? <p className="field-hint">{hint}</p> : null}
    </div>
  )
}
