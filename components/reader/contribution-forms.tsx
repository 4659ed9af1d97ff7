import type { ContributionStatus } from '#lib/contributions/contribution-by-receipt.ts'
import { allowsMove } from '#lib/contributions/contribution-moves.ts'
import { type FormView, viewOfAct } from '#lib/public-forms/form-view.ts'
import { FormCheckbox } from './form-checkbox.tsx'
import { FormFileField } from './form-file-field.tsx'
import { FormTextArea } from './form-text-area.tsx'
import { PublicForm } from './public-form.tsx'

type Props = { form: FormView; shown: ContributionStatus }

/** The forms of a contributor's page: those of what he can do where his contribution stands. */
export function ContributionForms({ form, shown }: Props) {
  return (
    <>
      {allowsMove(shown.state, 'answer') && <AnswerForm form={form} shown={shown} />}
      {allowsMove(shown.state, 'withdraw') && <WithdrawalForm form={form} shown={shown} />}
    </>
  )
}

function AnswerForm({ form: sent, shown: { state } }: Props) {
  const form = viewOfAct(sent, 'answer')
  const isAsked = state === 'need_info'
  const label = isAsked ? '答复编辑部' : '补充说明或者文件'
  return (
    <section className={isAsked ? 'wanting' : undefined} aria-labelledby="answer">
      <h2 id="answer">{label}</h2>
      <PublicForm act="answer" form={form} label={label} submit={isAsked ? '提交答复' : '提交补充'}>
        <FormTextArea
          {...{ form, name: 'text', maxLength: 2_000, rows: 4 }}
          label={isAsked ? '答复' : '说明'}
        />
        <FormFileField {...{ form, name: 'files' }} label="图片和附件" hint="可以用于文章的文件。" />
        <FormFileField
          {...{ form, name: 'proofs' }}
          label="证明材料"
          hint="授权书、身份证明等。加密保存，不用于文章，每次查看都有记录，到期删除。"
        />
      </PublicForm>
    </section>
  )
}

/** It stands folded: nobody presses it by mistake. */
function WithdrawalForm({ form: sent, shown: { article, isWithdrawalAsked } }: Props) {
  const form = viewOfAct(sent, 'withdraw')
  if (article && (!article.isPublished || isWithdrawalAsked)) return null
  const label = article ? '申请撤下文章' : '撤回稿件'
  return (
    <details className="withdrawal" open={form.refused !== null}>
      <summary>{label}</summary>
      <p>
        {article
          ? '文章已经发布，撤下由编辑部决定，答复会写在本页。已被他人依您给予的许可转载的，不受影响。'
          : '撤回以后，本站不发布这篇稿件，也不能恢复；以后可以重新投稿。'}
      </p>
      <PublicForm act="withdraw" form={form} label={label} submit={article ? '提交申请' : '撤回'}>
        <FormTextArea {...{ form, name: 'why', maxLength: 2_000, rows: 2 }} label="理由" />
        <FormCheckbox {...{ form, name: 'sure', required: true }}>
          {article ? '我申请撤下这篇文章。' : '我确定撤回。'}
        </FormCheckbox>
      </PublicForm>
    </details>
  )
}
