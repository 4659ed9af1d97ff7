import { missing } from '#app/(reader)/_document/absent.tsx'
import { listRoute } from '#app/(reader)/_document/list-route.tsx'
import { cityPath } from '#components/reader/list-links.ts'
import { tagsOfList } from '#lib/articles/tags.ts'

export const dynamic = 'force-dynamic'

export const GET = listRoute<'city'>(async ({ site, name: slug }) => {
  const city = site.cities.find((one) => one.slug === slug)
  if (!city) return missing(site)
  return {
    scope: { of: 'city', cityId: city.id },
    path: cityPath(city),
    name: city.name,
    description: `${city.name}的文章，按发布时间从新到旧。`,
    tags: tagsOfList(city.slug),
  }
})
