import type { FormView } from '#lib/public-forms/form-view.ts'
import { GUARD_FIELDS } from '#lib/public-forms/guard-fields.ts'
import { controlProps, FormField } from './form-field.tsx'

/** What tells a person from a program: the token, the result of the browser's work, or the answer to a question. A page that is loaded
 *  again has another question, whose answer browsers must not fill in (`off`); form-work.ts sees to the result. */
export function FormGuardFields({ form }: { form: FormView }) {
  const { token, solution, question, answer } = form.guards
  const field = { form, name: GUARD_FIELDS.answer }
  return (
    <>
      <input type="hidden" name={GUARD_FIELDS.token} value={token} />
      <input type="hidden" name={GUARD_FIELDS.solution} value={solution} />
      {question !== null && (
        <>
          <div className="hidden" aria-hidden="true">
            <label>
              这一栏请留空
              <input type="text" name={GUARD_FIELDS.trap} tabIndex={-1} autoComplete="off" />
            </label>
          </div>
          <div className="form-question">
            <FormField {...field} label={question} hint="防止机器提交的小问题，写数字或汉字都可以。" required>
              <input
                {...controlProps({ ...field, hint: true })}
                type="text"
                defaultValue={answer}
                maxLength={20}
                autoComplete="off"
              />
            </FormField>
          </div>
        </>
      )}
    </>
  )
}
