import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { isBeyondTheEnd, ListPage, pageAddress } from '#components/reader/list-page.tsx'
import { listPublished } from '#lib/articles/published.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'city'>(async ({ site, params, query }) => {
  const city = site.cities.find(({ slug }) => slug === params.city)
  const older = query.get('older') ?? undefined
  const page =
    city &&
    (await listPublished({ citySlug: city.slug, ...(older === undefined ? {} : { olderThan: older }) }))
  if (!city || !page || isBeyondTheEnd(page, older)) return missing(site, city ? tagsOfList(city.slug) : [])
  const path = `/cities/${city.slug}`
  const description = `${city.name}的文章，按发布时间从新到旧。`
  return {
    markup: <ListPage {...{ site, path, name: city.name, description, page, older }} />,
    tags: [...tagsOfList(city.slug), ...tagsOfMedia(page.items.map(({ picture }) => picture))],
    canonical: pageAddress(path, older),
    changedAt: page.changedAt,
  }
})
