import { cloneElement, isValidElement, type ReactNode } from 'react'

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
  const isHinted = Boolean(hint) && error === undefined
  return (
    <div className="field">
      <label htmlFor={`field-${name}`}>{label}</label>
      {isHinted ? described(children, `hint-${name}`) : children}
      {error === undefined ? null : (
        <p className="field-error" id={`error-${name}`}>
          {error}
        </p>
      )}
      {isHinted ? (
        <p className="field-hint" id={`hint-${name}`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** An input that is described by its hint, too. */
function described(input: ReactNode, hint: string): ReactNode {
  if (!isValidElement<{ 'aria-describedby'?: string | undefined }>(input)) return input
  const ids = [input.props['aria-describedby'], hint].filter(Boolean)
  return cloneElement(input, { 'aria-describedby': ids.join(' ') })
}
