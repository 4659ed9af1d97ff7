import { formRoute } from '#app/(reader)/_document/form-route.tsx'
import { ContributePage } from '#components/reader/contribute-page.tsx'
import { contributionFields } from '#lib/contributions/contribution-fields.ts'
import { rulesInForce } from '#lib/contributions/rules-in-force.ts'
import { submitContribution } from '#lib/contributions/submit-contribution.ts'
import { contributionReceivedPath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const { GET, POST } = formRoute('contribution', {
  page: async ({ site, form }) => ({
    markup: <ContributePage site={site} form={form} rules={await rulesInForce()} />,
    tags: [],
    canonical: '/contribute',
  }),
  accept: async ({ key, fields, files, storing }) => {
    const { receipt } = await submitContribution({
      ...{ key, storing },
      fields: fields.input(contributionFields),
      html: fields.text('html'),
      text: fields.text('text'),
      pictures: files.filter(({ field }) => field === 'pictures'),
      attachments: files.filter(({ field }) => field === 'attachments'),
    })
    return contributionReceivedPath(receipt)
  },
})
