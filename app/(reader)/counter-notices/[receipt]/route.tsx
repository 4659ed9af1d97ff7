import { formRoute } from '#app/(reader)/_document/form-route.tsx'
import { receiptPage } from '#app/(reader)/_document/receipt-page.tsx'
import { ContributorMessageForm } from '#components/reader/contributor-message-form.tsx'
import { CounterNoticeForm } from '#components/reader/counter-notice-form.tsx'
import { CounterNoticePage } from '#components/reader/counter-notice-page.tsx'
import { readCounterNotice } from '#lib/cases/published-counter-notice.ts'
import { counterNoticePath } from '#lib/reader-paths.ts'
import { submitCounterNotice } from '#lib/web/submit-counter-notice.ts'

export const dynamic = 'force-dynamic'

export const { GET, POST } = formRoute<'receipt'>('counter_notice', {
  page: (asked) =>
    receiptPage(asked, readCounterNotice, (shown, receipt) => (
      <CounterNoticePage site={asked.site} {...{ receipt, shown }}>
        {shown.canState && <CounterNoticeForm site={asked.site} form={asked.form} shown={shown} />}
        {shown.canWrite && <ContributorMessageForm form={asked.form} hasFiles={!shown.canState} />}
      </CounterNoticePage>
    )),
  accept: async (form, { params }) => {
    await submitCounterNotice(params.receipt, form)
    return `${counterNoticePath(params.receipt)}#steps`
  },
})
