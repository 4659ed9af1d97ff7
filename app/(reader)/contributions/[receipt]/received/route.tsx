import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { receiptPage } from '#app/(reader)/_document/receipt-page.tsx'
import { ContributionReceivedPage } from '#components/reader/contribution-received-page.tsx'
import { findContribution } from '#lib/contributions/find-contribution.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'receipt'>((asked) =>
  receiptPage(asked, findContribution, ({ id, receivedAt }, receipt) => (
    <ContributionReceivedPage site={asked.site} receipt={receipt} id={id} receivedAt={receivedAt} />
  )),
)
