import type { FormView } from '#lib/public-forms/form-view.ts'
import { each } from './each.ts'
import { fieldId } from './form-field.tsx'

/** Why the form came back, with a link to each field that is to be mended. It has the focus when the page opens. */
export function FormProblems({ form: { refused } }: { form: FormView }) {
  if (refused === null) return null
  const fields = Object.entries(refused.fields).filter(([name]) => name !== '')
  return (
    // biome-ignore lint/a11y/noAutofocus: the page opens because of what it says
    <section className="form-problems" aria-labelledby="form-problems" tabIndex={-1} autoFocus>
      <h2 id="form-problems">没有提交成功</h2>
      <p>{refused.message}</p>
      {fields.length > 0 && (
        <ul>
          {each(fields, ([name, sentence]) => (
            <li>
              <a href={`#${fieldId(name)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
