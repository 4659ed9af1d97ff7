import { closedCasesRoute } from '#app/(reader)/_document/closed-cases-route.ts'
import { TRANSPARENCY_CSV } from '#lib/reader-paths.ts'
import { closedCasesCsv } from '#lib/transparency/closed-cases-csv.ts'

export const dynamic = 'force-dynamic'

export const GET = closedCasesRoute({
  path: TRANSPARENCY_CSV,
  contentType: 'text/csv; charset=utf-8',
  write: ({ cases }, site) => closedCasesCsv(cases, site.url),
})
