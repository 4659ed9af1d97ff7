import type { FormView } from '#lib/public-forms/form-view.ts'
import { articlePath, COMPLAINTS, CORRECTIONS } from '#lib/reader-paths.ts'
import { CaseHead } from './case-head.tsx'
import { IdentityFields, replyNames } from './claimant-fields.tsx'
import { factQuestions } from './complaint-questions.ts'
import { FormTextArea } from './form-text-area.tsx'
import { FormTextField } from './form-text-field.tsx'
import { PublicForm } from './public-form.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

type Props = { site: Site; form: FormView; articleId: number | undefined }

/** 这里有误: a request to mend a published text, with less ceremony than a notice. */
export function CorrectionFormPage({ site, form, articleId }: Props) {
  const address = articleId === undefined ? undefined : site.url + articlePath(articleId)
  return (
    <Page site={site} title="这里有误" noindex head={<CaseHead hasForm />}>
      <article className="document complaints">
        <h1>这里有误</h1>
        <p className="standfirst">
          发现文章里有差错，请告诉我们。核实后改正文章，附上<a href={CORRECTIONS}>公开的更正说明</a>
          ，并答复您；核实无误的，写明理由。
        </p>
        {address && (
          <p className="about">
            涉及的文章：<span className="address">{address}</span>
          </p>
        )}
        <PublicForm form={form} label="这里有误" submit="提交">
          {articleId === undefined ? (
            <FormTextField
              {...{ form, name: 'url', type: 'url', maxLength: 2_000, required: true }}
              label="文章的网址"
            />
          ) : (
            <>
              <input type="hidden" name="article" value={articleId} />
              <input type="hidden" name="url" value={address} />
            </>
          )}
          <FormTextArea
            {...{ form, name: 'sentence', maxLength: 10_000, rows: 3, required: true }}
            {...factQuestions.correction}
          />
          <FormTextArea
            {...{ form, name: 'correctText', maxLength: 5_000, rows: 3, required: true }}
            label="正确的内容"
          />
          <FormTextArea
            {...{ form, name: 'proof', maxLength: 5_000, rows: 2 }}
            label="依据"
            hint="出处、网址，或者您是怎样知道的。"
          />
          <h2>联系方式，可以不填</h2>
          <IdentityFields form={form} isExpected={false} names={replyNames} />
        </PublicForm>
        <p className="about">
          差错侵害了您的权益，要求删除或者更正的，请用<a href={COMPLAINTS}>侵权投诉</a>。
        </p>
      </article>
    </Page>
  )
}
