import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { NoticePage } from '#components/reader/notice-page.tsx'
import { readPublishedNotice } from '#lib/cases/published-notices.ts'
import { pathNumber } from '#lib/path-number.ts'
import { noticePath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'id'>(async ({ site, params }) => {
  const id = pathNumber(params.id)
  const notice = id === null ? null : await readPublishedNotice(id)
  if (!notice) return missing(site)
  return { markup: <NoticePage site={site} notice={notice} />, tags: [], canonical: noticePath(notice.id) }
})
