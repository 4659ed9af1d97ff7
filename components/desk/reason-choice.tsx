import type { ReactNode } from 'react'

type Props<Reason extends string> = {
  /** Each with its name, in their order. */
  reasons: readonly (readonly [Reason, string])[]
  chosen: Reason | null
  error: string | undefined
  onChoose: (reason: Reason) => void
  /** What somebody outside will be told for the reason that is chosen. */
  wording: ReactNode
}

/** Asks for one of the reasons of a closed table, and shows what will be told of it. */
export function ReasonChoice<Reason extends string>(props: Props<Reason>) {
  const { reasons, chosen, error, onChoose, wording } = props
  return (
    <>
      <fieldset
        className="reasons"
        aria-invalid={error !== undefined}
        aria-describedby={error ? 'error-reason reason-wording' : 'reason-wording'}
      >
        <legend>原因</legend>
        {reasons.map(([value, name]) => (
          <label key={value}>
            <input
              type="radio"
              name="reason"
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {error ? (
        <p className="field-error" id="error-reason">
          {error}
        </p>
      ) : null}
      <p className="reason-wording" id="reason-wording" aria-live="polite">
        {wording}
      </p>
    </>
  )
}
