import { articleAsked } from '#app/(reader)/_document/article-asked.ts'
import { formRoute } from '#app/(reader)/_document/form-route.tsx'
import { CorrectionFormPage } from '#components/reader/correction-form-page.tsx'
import { caseReceivedPath } from '#lib/reader-paths.ts'
import { submitCorrection } from '#lib/web/submit-notice.ts'

export const dynamic = 'force-dynamic'

export const { GET, POST } = formRoute('correction', {
  page: async ({ site, form, query }) => {
    const articleId = await articleAsked(form, query)
    return { markup: <CorrectionFormPage {...{ site, form, articleId }} />, tags: [] }
  },
  accept: async (form) => caseReceivedPath(await submitCorrection(form)),
})
