import { Field, fieldProps } from './field.tsx'

/** The public note on a change to what readers saw. */
export function NoteField({
  note,
  error,
  onChange,
}: {
  note: string
  error: string | undefined
  onChange: (note: string) => void
}) {
  return (
    <section className="note">
      <Field name="note" label="更正说明（读者可见）" error={error}>
        <textarea
          {...fieldProps('note', error)}
          rows={3}
          placeholder="改了什么、为什么；只换城市或栏目可以不填"
          value={note}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </Field>
    </section>
  )
}
