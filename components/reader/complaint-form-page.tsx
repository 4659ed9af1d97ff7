import { type CaseKind, caseKinds } from '#lib/cases/case-kinds.ts'
import type { FormView } from '#lib/public-forms/form-view.ts'
import { articlePath, COMPLAINTS, complaintsPath } from '#lib/reader-paths.ts'
import { CaseHead } from './case-head.tsx'
import { contactNames, IdentityFields, RelationFields } from './claimant-fields.tsx'
import { ComplaintContentFields } from './complaint-content-fields.tsx'
import { reportStatement, truthStatement } from './complaint-questions.ts'
import { FormCheckbox } from './form-checkbox.tsx'
import { PublicForm } from './public-form.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

type Props = {
  site: Site
  form: FormView
  kind: CaseKind
  /** The article that the reader came from. */
  articleId: number | undefined
}

/** The form of a notice of one kind. Nothing in it stops a notice that lacks an element: that one is asked for afterwards. */
export function ComplaintFormPage({ site, form, kind, articleId }: Props) {
  const { name, law, path } = caseKinds[kind]
  const isReport = path === 'content'
  const title = isReport ? `举报${name}` : `投诉：${name}`
  return (
    <Page site={site} title={title} noindex head={<CaseHead hasForm />}>
      <article className="document complaints">
        <h1>{title}</h1>
        <p className="standfirst">
          {isReport
            ? '任何人都可以举报，可以不留姓名。提交后得到查询网址，处理的每一步和结果都写在那里。'
            : '标有“应写明”的各项，是法律对通知的要求，或者本站核查所必需。一时写不全的也可以提交：通知照样登记，缺少的内容以后在查询网页上补充。'}
        </p>
        <p className="about">
          依据：{law}。
          <a href={articleId === undefined ? COMPLAINTS : complaintsPath(articleId)}>换一种事由</a>
        </p>
        <PublicForm form={form} label={title} submit={isReport ? '提交举报' : '提交通知'}>
          <input type="hidden" name="kind" value={kind} />
          {articleId !== undefined && <input type="hidden" name="article" value={articleId} />}
          <ComplaintContentFields
            {...{ form, kind }}
            address={articleId === undefined ? undefined : site.url + articlePath(articleId)}
          />
          <h2>{isReport ? '您的联系方式，可以不填' : '您的身份'}</h2>
          {!isReport && <RelationFields form={form} />}
          <IdentityFields
            {...{
              form,
              isExpected: !isReport,
              isAddressExpected: caseKinds[kind].elements.includes('address'),
            }}
            {...(isReport ? { names: contactNames } : {})}
          />
          <p className="hint">
            身份信息加密保存，只有经授权的人员为办理本事项可以查看，每次查看都有记录，到期删除。
            {!isReport && '依照规定须转送投稿人的部分除外，不会公开。'}
          </p>
          <h2>声明</h2>
          {path === 'copyright' && (
            <FormCheckbox {...{ form, name: 'isForeign' }}>
              我是境外权利人，依照所在地的法律（例如美国《数字千年版权法》第 512 条）提出本通知。
            </FormCheckbox>
          )}
          <FormCheckbox {...{ form, name: 'isTruthStated', isExpected: true }}>
            {isReport ? reportStatement : truthStatement}
          </FormCheckbox>
        </PublicForm>
      </article>
    </Page>
  )
}
