'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import type { CityChoice } from './article-content.ts'
import { Field, fieldProps } from './field.tsx'
import { ImportDefaults } from './import-defaults.tsx'
import { emptyImport, type ImportFormState } from './import-entry.ts'
import { ImportFileBox } from './import-file-box.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { toldAction } from './told-action.ts'
import { useImportFiles } from './use-import-files.ts'

type Start = (before: ImportFormState, form: FormData) => Promise<ImportFormState>

type Props = { start: Start; cities: readonly CityChoice[] }

const notSent = (refusal: Refusal): ImportFormState => ({ refusal, given: emptyImport })

/** A new import: addresses, or files, and where their articles belong. That of addresses works without JavaScript, too. */
export function ImportForm({ start, cities }: Props) {
  const [state, submit, pending] = useActionState(toldAction(start, notSent), null)
  const chosen = useImportFiles()
  const form = useRef<HTMLFormElement>(null)
  const { refusal, given = emptyImport } = state ?? {}
  const errors = refusal?.fields ?? {}
  useEffect(() => {
    if (state) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [state])

  // React empties a form after its action; of one that was refused everything stays.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const filled = new FormData(event.currentTarget, submitter)
    startTransition(() => submit(filled))
  }

  return (
    <form ref={form} action={submit} onSubmit={send} className="import-form" noValidate>
      <DecisionRefusal refusal={refusal ?? null} />
      <div className="import-sources">
        <fieldset>
          <legend>网址</legend>
          <Field name="addresses" label="每行一个网址" error={errors.addresses}>
            <textarea
              {...fieldProps('addresses', errors.addresses)}
              rows={6}
              placeholder="https://"
              defaultValue={given.addresses}
              spellCheck={false}
            />
          </Field>
          <ActionButton type="submit" className="btn" name="from" value="addresses" pending={pending}>
            导入网址
          </ActionButton>
        </fieldset>
        <ImportFileBox chosen={chosen} error={errors.files} pending={pending} />
      </div>
      <ImportDefaults cities={cities} given={given} errors={errors} />
    </form>
  )
}
