import { articleAsked } from '#app/(reader)/_document/article-asked.ts'
import { formRoute } from '#app/(reader)/_document/form-route.tsx'
import { redirectTo } from '#app/(reader)/_document/redirect.ts'
import { ComplaintFormPage } from '#components/reader/complaint-form-page.tsx'
import { noticeKinds } from '#lib/cases/case-kinds.ts'
import { typedIn } from '#lib/public-forms/form-view.ts'
import { COMPLAINTS, caseReceivedPath } from '#lib/reader-paths.ts'
import { submitNotice } from '#lib/web/submit-notice.ts'

export const dynamic = 'force-dynamic'

export const { GET, POST } = formRoute('complaint', {
  page: async ({ site, form, query }) => {
    const asked = typedIn(form, 'kind', query.get('kind') ?? '')
    const kind = noticeKinds.find((one) => one === asked)
    if (!kind) return redirectTo(COMPLAINTS)
    const articleId = await articleAsked(form, query)
    return { markup: <ComplaintFormPage {...{ site, form, kind, articleId }} />, tags: [] }
  },
  accept: async (form) => caseReceivedPath(await submitNotice(form)),
})
