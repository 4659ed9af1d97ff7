import { missing } from '#app/(reader)/_document/absent.tsx'
import { listRoute } from '#app/(reader)/_document/list-route.tsx'
import { cityTag } from '#lib/cities/tags.ts'
import { cityPath, columnPath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = listRoute<'city' | 'column'>(async ({ site, params, name: slug }) => {
  const city = site.cities.find((one) => one.slug === params.city)
  const column = city?.columns.find((one) => one.slug === slug)
  if (!city || !column) return missing(site)
  return {
    scope: { of: 'city-column', cityId: city.id, columnId: column.id },
    path: columnPath(column, city),
    section: cityPath(city),
    name: `${city.name} · ${column.name}`,
    description: `${city.name}“${column.name}”栏目的文章，按发布时间从新到旧。`,
    tags: [cityTag(city.slug)],
  }
})
