import type { CounterNoticeView } from '#lib/cases/case-view.ts'
import { counterElement } from '#lib/cases/counter-elements.ts'
import { type FormView, viewOfAct } from '#lib/public-forms/form-view.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { IdentityFields } from './claimant-fields.tsx'
import { FormCheckbox } from './form-checkbox.tsx'
import { FormFileField } from './form-file-field.tsx'
import { FormTextArea } from './form-text-area.tsx'
import { MissingElements } from './missing-elements.tsx'
import { PublicForm } from './public-form.tsx'
import type { Site } from './site.ts'

type Props = { site: Site; form: FormView; shown: CounterNoticeView }

/** 书面说明: the elements of 条例 §16, or of 民法典 §1196. What is missing is asked for by name, and added with the same form. */
export function CounterNoticeForm({
  site,
  form: sent,
  shown: { kind, addresses, missing, isUnderDmca },
}: Props) {
  const form = viewOfAct(sent, 'state')
  const isFirst = missing.length === 0
  const isOfWork = kind === 'copyright'
  const label = isFirst ? '提交书面说明' : '补充书面说明'
  const articles = addresses.flatMap(({ articleId }) =>
    articleId === null ? [] : site.url + articlePath(articleId),
  )
  return (
    <section className={missing.length > 0 ? 'wanting' : undefined} aria-labelledby="statement">
      <h2 id="statement">{label}</h2>
      {missing.length > 0 && <MissingElements elements={missing.map((key) => counterElement(key, kind))} />}
      <PublicForm act="state" form={form} label={label} submit={isFirst ? '提交说明' : '提交补充'}>
        {isOfWork && (
          <FormTextArea
            {...{ form, name: 'works', maxLength: 2_000, rows: 2, isExpected: isFirst }}
            label="要求恢复的作品的名称"
          />
        )}
        <FormTextArea
          {...{ form, name: 'statedUrls', maxLength: 20_000, rows: 2, isExpected: isFirst && isOfWork }}
          label={isOfWork ? '网址' : '要求恢复的内容的网址'}
          proposed={isFirst ? articles.join('\n') : ''}
        />
        <FormTextArea
          {...{ form, name: 'facts', maxLength: 10_000, isExpected: isFirst || missing.includes('facts') }}
          label="为什么不构成侵权"
          hint={counterElement('facts', kind).question}
        />
        <FormFileField
          {...{ form, name: 'files', isExpected: isFirst || missing.includes('evidence') }}
          label="初步证明材料"
          hint="例如底稿、原图、许可文件。文件加密保存，只有经授权的人员为办理本事项可以打开，到期删除。"
        />
        <FormTextArea
          {...{ form, name: 'proof', maxLength: 5_000, rows: 2 }}
          label="在网上可以查到的证明"
          hint="有它时，可以不附文件。"
        />
        <IdentityFields
          {...{ form, missing, isExpected: isFirst }}
          {...{ isPhoneExpected: isUnderDmca, isAddressExpected: isOfWork }}
        />
        <p className="hint">
          {isUnderDmca
            ? '依照 17 U.S.C. § 512(g)(2)(B)，书面说明连同您的姓名、地址、电话和邮箱转送通知人。'
            : '依照规定，书面说明连同您的姓名（名称）转送通知人；其余身份信息加密保存，只有经授权的人员为办理本事项可以查看，每次查看都有记录，到期删除。'}
        </p>
        <FormCheckbox {...{ form, name: 'isTruthStated', isExpected: isFirst || missing.includes('truth') }}>
          本人声明：以上说明真实，涉及的内容不构成侵权。说明不实的，由本人承担相应的法律责任。
        </FormCheckbox>
        {isUnderDmca && <DmcaStatements form={form} isFirst={isFirst} missing={missing} />}
      </PublicForm>
    </section>
  )
}

type StatementsProps = { form: FormView; isFirst: boolean; missing: CounterNoticeView['missing'] }

/** What 17 U.S.C. §512(g)(3)(A), (C) and (D) ask for beyond 条例 §16. */
function DmcaStatements({ form, isFirst, missing }: StatementsProps) {
  return (
    <>
      <FormCheckbox
        {...{ form, name: 'isMistakeStated', isExpected: isFirst || missing.includes('mistake') }}
      >
        本人善意相信，涉及的内容是因错误或者误认而被移除、停止展示的，如有虚假愿承担伪证的法律责任（under
        penalty of perjury）；以上姓名即本人的电子签名（17 U.S.C. § 512(g)(3)(A)、(C)）。
      </FormCheckbox>
      <FormCheckbox
        {...{ form, name: 'acceptsJurisdiction', isExpected: isFirst || missing.includes('jurisdiction') }}
      >
        本人同意接受所在地的美国联邦地区法院管辖；住所在美国境外的，同意接受本站所在的任一司法管辖区管辖；并接受通知人或者其代理人的送达（17
        U.S.C. § 512(g)(3)(D)）。
      </FormCheckbox>
    </>
  )
}
