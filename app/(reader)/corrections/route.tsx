import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { CorrectionsPage } from '#components/reader/corrections-page.tsx'
import { pageAddress } from '#components/reader/paging.tsx'
import { listCorrections } from '#lib/articles/listed-corrections.ts'
import { placeOfPage } from '#lib/articles/page-place.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { CORRECTIONS } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site, query }) => {
  const older = query.get('older') ?? undefined
  const [page, place] = await Promise.all([
    listCorrections(older),
    placeOfPage({ scope: { of: 'correction', key: 'all' }, olderThan: older }),
  ])
  if (!page || (older !== undefined && page.items.length === 0)) return missing(site, tagsOfList())
  return {
    markup: <CorrectionsPage {...{ site, page, place, older }} />,
    tags: tagsOfList(),
    canonical: pageAddress(CORRECTIONS, older),
    changedAt: page.changedAt,
  }
})
