import { type FormView, viewOfAct } from '#lib/public-forms/form-view.ts'
import { FormFileField } from './form-file-field.tsx'
import { FormTextArea } from './form-text-area.tsx'
import { PublicForm } from './public-form.tsx'

type Props = {
  form: FormView
  /** Not as long as files belong to his statement. */
  hasFiles: boolean
}

/** With it a contributor writes to the newsroom, beside his statement. */
export function ContributorMessageForm({ form: sent, hasFiles }: Props) {
  const form = viewOfAct(sent, 'write')
  return (
    <section aria-labelledby="write">
      <h2 id="write">给本站留言</h2>
      <PublicForm act="write" form={form} label="给本站留言" submit="提交">
        <FormTextArea
          {...{ form, name: 'message', maxLength: 8_000, rows: 3, required: true }}
          label="内容"
        />
        {hasFiles && <FormFileField {...{ form, name: 'files' }} label="文件" />}
      </PublicForm>
    </section>
  )
}
