import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { receiptPage } from '#app/(reader)/_document/receipt-page.tsx'
import { CaseReceivedPage } from '#components/reader/case-received-page.tsx'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { readToldPeriods } from '#lib/cases/told-periods.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'receipt'>((asked) =>
  receiptPage(asked, readCaseByReceipt, async (shown, receipt) => (
    <CaseReceivedPage site={asked.site} {...{ receipt, shown }} periods={await readToldPeriods()} />
  )),
)
