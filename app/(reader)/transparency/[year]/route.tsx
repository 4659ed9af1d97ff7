import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { TransparencyPage } from '#components/reader/transparency-page.tsx'
import { transparencyPath } from '#lib/reader-paths.ts'
import { readTransparency } from '#lib/transparency/read-transparency.ts'
import { yearOf } from '#lib/transparency/years.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'year'>(async ({ site, params }) => {
  const year = yearOf(params.year)
  const found = year === null ? null : await readTransparency(year)
  if (year === null || !found?.figures.years.includes(year)) return missing(site)
  return {
    markup: <TransparencyPage site={site} year={year} {...found} />,
    tags: [],
    canonical: transparencyPath(year),
  }
})
