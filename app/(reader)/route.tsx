import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { FrontPage } from '#components/reader/front-page.tsx'
import { listPublished } from '#lib/articles/published.ts'
import { FRONT } from '#lib/articles/tags.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'

export const dynamic = 'force-dynamic'

const ARTICLES = 12

export const GET = readerRoute(async ({ site }) => {
  const page = await listPublished({ limit: ARTICLES })
  if (!page) return missing(site, [FRONT])
  return {
    markup: <FrontPage site={site} articles={page.items} more={page.olderThan !== null} />,
    tags: [FRONT, ...tagsOfMedia(page.items.map(({ picture }) => picture))],
    canonical: '/',
    changedAt: page.changedAt,
  }
})
