import { authorshipKeys, authorshipStatements } from '#lib/contributions/authorship-statements.ts'
import { contributionLicenceKeys, contributionLicences } from '#lib/contributions/contribution-licences.ts'
import { policyPath } from '#lib/policies/policy-kinds.ts'
import { type FormView, typedIn } from '#lib/public-forms/form-view.ts'
import { CONTRIBUTE } from '#lib/reader-paths.ts'
import { ContributionHead } from './contribution-head.tsx'
import { ContributionRules } from './contribution-rules.tsx'
import { EditorTools } from './editor-tools.tsx'
import { FormCheckbox } from './form-checkbox.tsx'
import { FormChoices } from './form-choices.tsx'
import { FormFileField } from './form-file-field.tsx'
import { FormTextArea } from './form-text-area.tsx'
import { FormTextField } from './form-text-field.tsx'
import { PublicForm } from './public-form.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** The most characters of a contributed text, as of an article's. */
const MOST_TEXT = 100_000

type Rules = { version: number; text: string }
type Props = { site: Site; form: FormView; rules: Rules | null }

/** 投稿: the form of a contribution. Without rules in force nothing can be taken, and the page says so. */
export function ContributePage({ site, form, rules }: Props) {
  return (
    <Page
      site={site}
      title="投稿"
      description={`向${site.name}投稿：不用注册，提交后得到编号和查询网址。`}
      canonical={CONTRIBUTE}
      head={<ContributionHead hasEditor={rules !== null} />}
    >
      <article className="document contribute">
        <h1>投稿</h1>
        {rules ? (
          <>
            <p className="standfirst">
              写下您所见所知的本地人、本地事。不用注册；提交后得到编号和查询网址，编辑的提问、是否采用和改动都写在那里。
            </p>
            <ContributionForm form={form} rules={rules} />
          </>
        ) : (
          <p className="standfirst">本站还没有公布投稿须知，暂不接受投稿。</p>
        )}
      </article>
    </Page>
  )
}

function ContributionForm({ form, rules }: { form: FormView; rules: Rules }) {
  return (
    <PublicForm form={form} label="投稿" submit="提交稿件">
      <h2>稿件</h2>
      <FormTextField {...{ form, name: 'title', maxLength: 200, required: true }} label="标题" />
      <EditorTools />
      <FormTextArea
        {...{ form, name: 'text', maxLength: MOST_TEXT, rows: 16, required: true }}
        label="正文"
        hint="一行一段。图片要放在文中某处的，在那里单独写一行〔图片1〕，数字是选择图片的次序；没有写的放在文末。"
      />
      <textarea name="html" hidden aria-label="正文的格式" defaultValue={typedIn(form, 'html')} />
      <FormFileField {...{ form, name: 'pictures' }} label="图片" hint="照片里的拍摄地点会自动去掉。" />
      <FormFileField
        {...{ form, name: 'attachments' }}
        label="附件"
        hint="文档、录音、视频。发布后读者可以下载；请先去掉文件属性里作者的姓名等个人信息。"
      />
      <h2>署名与联系方式</h2>
      <FormTextField
        {...{ form, name: 'penName', maxLength: 40, required: true, autoComplete: 'nickname' }}
        label="署名"
        hint="发布时显示的姓名或者笔名。"
      />
      <FormTextField
        {...{ form, name: 'name', maxLength: 80, required: true, autoComplete: 'name', isPrivate: true }}
        label="真实姓名（名称）"
        hint="不公开；署名就是真名的，请再写一次。"
      />
      <FormTextField
        {...{ form, name: 'email', type: 'email', autoComplete: 'email', isPrivate: true, orElse: 'phone' }}
        label="电子邮箱"
        hint="邮箱和手机至少填一项。不公开，只用于联系您；有人就文章主张权利时，凭它把通知转送给您。"
      />
      <FormTextField
        {...{ form, name: 'phone', type: 'tel', autoComplete: 'tel', isPrivate: true }}
        label="手机"
      />
      <h2>权利与许可</h2>
      <FormChoices
        {...{ form, name: 'authorship', required: true }}
        label="您与稿件的关系"
        options={authorshipKeys.map((value) => ({
          value,
          label: authorshipStatements[value].name,
          hint: authorshipStatements[value].text,
        }))}
      />
      <FormChoices
        {...{ form, name: 'licence', required: true, proposed: 'site' }}
        label="许可方式"
        options={contributionLicenceKeys.map((value) => ({
          value,
          label: contributionLicences[value].name,
          hint: contributionLicences[value].text,
        }))}
      />
      <ContributionRules rules={rules} />
      <input type="hidden" name="rulesVersion" value={rules.version} />
      <FormCheckbox {...{ form, name: 'consent', required: true }}>
        我已阅读并同意
        <a href={policyPath('contribution_rules', rules.version)} target="_blank" rel="noreferrer">
          投稿须知（第 {rules.version} 版）
        </a>
        ，并对以上声明的真实性负责。
      </FormCheckbox>
    </PublicForm>
  )
}
