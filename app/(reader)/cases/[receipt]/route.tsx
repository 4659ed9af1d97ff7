import { formRoute } from '#app/(reader)/_document/form-route.tsx'
import { receiptPage } from '#app/(reader)/_document/receipt-page.tsx'
import { CaseAnswerForm } from '#components/reader/case-answer-form.tsx'
import { CasePage } from '#components/reader/case-page.tsx'
import { CaseWithdrawalForm } from '#components/reader/case-withdrawal-form.tsx'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { casePath } from '#lib/reader-paths.ts'
import { submitCaseReply } from '#lib/web/submit-case-reply.ts'

export const dynamic = 'force-dynamic'

export const { GET, POST } = formRoute<'receipt'>('case_reply', {
  page: (asked) =>
    receiptPage(asked, readCaseByReceipt, (shown, receipt) => (
      <CasePage
        site={asked.site}
        {...{ receipt, shown }}
        answer={shown.canAnswer && <CaseAnswerForm form={asked.form} shown={shown} />}
        withdrawal={
          shown.canWithdraw && (
            <CaseWithdrawalForm form={asked.form} kind={shown.kind} isWeighed={shown.isWithdrawalWeighed} />
          )
        }
      />
    )),
  accept: async (form, { params }) => {
    await submitCaseReply(params.receipt, form)
    // Where the newest step says that it came.
    return `${casePath(params.receipt)}#steps`
  },
})
