import { type Origin, originNames } from '#lib/articles/origin.ts'
import { Field, fieldProps } from './field.tsx'
import type { TypedPolicy } from './policy-entry.ts'

type Props = {
  typed: TypedPolicy
  errors: Readonly<Record<string, string>>
  onChange: (changes: Partial<TypedPolicy>) => void
}

const all: readonly Origin[] = ['repost', 'contribution', 'original']

/** To which origins of articles the disclaimer speaks, and what it says to one instead of the text. */
export function PolicyOriginFields({ typed, errors, onChange }: Props) {
  const choose = (origin: Origin, isChosen: boolean) =>
    onChange({ origins: all.filter((one) => (one === origin ? isChosen : typed.origins.includes(one))) })
  return (
    <>
      <fieldset
        className="policy-origins"
        aria-invalid={errors.origins !== undefined}
        aria-describedby={errors.origins === undefined ? undefined : 'error-origins'}
      >
        <legend>适用的稿件来源</legend>
        {all.map((origin) => (
          <label key={origin}>
            <input
              type="checkbox"
              checked={typed.origins.includes(origin)}
              onChange={(event) => choose(origin, event.currentTarget.checked)}
            />
            {originNames[origin]}
          </label>
        ))}
      </fieldset>
      {errors.origins === undefined ? null : (
        <p className="field-error" id="error-origins">
          {errors.origins}
        </p>
      )}
      {all.map((origin) => {
        const name = `${origin}Text` as const
        const error = errors[name]
        return (
          <Field
            key={origin}
            name={name}
            label={`${originNames[origin]}另用的文本`}
            error={error}
            hint="留空则与正文相同"
          >
            <textarea
              {...fieldProps(name, error)}
              rows={3}
              value={typed[name]}
              onChange={(event) => onChange({ [name]: event.currentTarget.value })}
            />
          </Field>
        )
      })}
    </>
  )
}
