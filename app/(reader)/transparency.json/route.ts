import { closedCasesRoute } from '#app/(reader)/_document/closed-cases-route.ts'
import { TRANSPARENCY_JSON } from '#lib/reader-paths.ts'
import { lumenNotice } from '#lib/transparency/lumen-notice.ts'

export const dynamic = 'force-dynamic'

export const GET = closedCasesRoute({
  path: TRANSPARENCY_JSON,
  contentType: 'application/json; charset=utf-8',
  write: ({ cases }, site, next) =>
    JSON.stringify({ recipient: site.name, notices: cases.map((one) => lumenNotice(one, site.url)), next }),
})
