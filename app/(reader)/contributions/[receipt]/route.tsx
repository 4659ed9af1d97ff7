import { formRoute } from '#app/(reader)/_document/form-route.tsx'
import { receiptPage } from '#app/(reader)/_document/receipt-page.tsx'
import { ContributionForms } from '#components/reader/contribution-forms.tsx'
import { ContributionPage } from '#components/reader/contribution-page.tsx'
import { forwardedNotices } from '#lib/cases/forwarded-notices.ts'
import { contributionByReceipt } from '#lib/contributions/contribution-by-receipt.ts'
import { replyToContribution } from '#lib/contributions/reply-to-contribution.ts'
import { contributionPath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const { GET, POST } = formRoute<'receipt'>('contribution_reply', {
  page: (asked) =>
    receiptPage(asked, contributionWithNotices, ({ shown, notices }, receipt) => (
      <ContributionPage site={asked.site} receipt={receipt} shown={shown} notices={notices}>
        <ContributionForms form={asked.form} shown={shown} />
      </ContributionPage>
    )),
  accept: async ({ key, fields, files, storing }, { params: { receipt } }) => {
    const typed = fields.input(['act', 'text', 'why', 'sure'])
    const of = (name: string) => files.filter(({ field }) => field === name)
    const given = { files: of('files'), proofs: of('proofs'), storing }
    await replyToContribution(receipt, { key, ...typed, ...given })
    return contributionPath(receipt)
  },
})

async function contributionWithNotices(receipt: string) {
  const shown = await contributionByReceipt(receipt)
  return shown && { shown, notices: await forwardedNotices(shown.id) }
}
