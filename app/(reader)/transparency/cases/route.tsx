import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { ClosedCasesPage } from '#components/reader/closed-cases-page.tsx'
import { pathNumber } from '#lib/path-number.ts'
import { publicCasesPath } from '#lib/reader-paths.ts'
import { readClosedCases } from '#lib/transparency/published.ts'

export const dynamic = 'force-dynamic'

const PAGE = 50

export const GET = readerRoute(async ({ site, query }) => {
  const before = pathNumber(query.get('before') ?? '') ?? undefined
  const list = await readClosedCases({ before, limit: PAGE })
  if (before !== undefined && list.cases.length === 0) return missing(site)
  return {
    markup: <ClosedCasesPage {...{ site, list, before }} />,
    tags: [],
    canonical: publicCasesPath(before),
  }
})
