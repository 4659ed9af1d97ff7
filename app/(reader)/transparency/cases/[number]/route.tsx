import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { ClosedCasePage } from '#components/reader/closed-case-page.tsx'
import { pathNumber } from '#lib/path-number.ts'
import { publicCasePath } from '#lib/reader-paths.ts'
import { readClosedCase } from '#lib/transparency/published.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'number'>(async ({ site, params }) => {
  const id = pathNumber(params.number)
  const found = id === null ? null : await readClosedCase(id)
  if (!found) return missing(site)
  return {
    markup: <ClosedCasePage site={site} closed={found} />,
    tags: [],
    canonical: publicCasePath(found.id),
  }
})
