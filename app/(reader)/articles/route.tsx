import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { isBeyondTheEnd, ListPage, pageAddress } from '#components/reader/list-page.tsx'
import { listPublished } from '#lib/articles/published.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'

export const dynamic = 'force-dynamic'

const path = '/articles'

export const GET = readerRoute(async ({ site, query }) => {
  const older = query.get('older') ?? undefined
  const page = await listPublished(older === undefined ? {} : { olderThan: older })
  if (!page || isBeyondTheEnd(page, older)) return missing(site, tagsOfList())
  const description = `${site.name}的全部文章，按发布时间从新到旧。`
  return {
    markup: <ListPage {...{ site, path, name: '全部文章', description, page, older }} />,
    tags: [...tagsOfList(), ...tagsOfMedia(page.items.map(({ picture }) => picture))],
    canonical: pageAddress(path, older),
    changedAt: page.changedAt,
  }
})
