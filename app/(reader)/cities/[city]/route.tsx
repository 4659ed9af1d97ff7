import { missing } from '#app/(reader)/_document/absent.tsx'
import type { ReaderDocument } from '#app/(reader)/_document/html-response.ts'
import { listRoute } from '#app/(reader)/_document/list-route.tsx'
import { CityPage } from '#components/reader/city-page.tsx'
import type { Site, SiteCity } from '#components/reader/site.ts'
import { FRONT, tagsOfList } from '#lib/articles/tags.ts'
import { picturesOn } from '#lib/front/pictures-on.ts'
import { readElsewhere } from '#lib/front/read-elsewhere.ts'
import { readFront } from '#lib/front/read-front.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { cityPath } from '#lib/reader-paths.ts'
import { cacheableUntil } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

/** A city's page; with `?older=KEY` the list of its articles goes on where that page ends. */
export const GET = listRoute<'city'>(async ({ site, query, name: slug }) => {
  const city = site.cities.find((one) => one.slug === slug)
  if (!city) return missing(site)
  if (!query.has('older')) return cityPage(site, city)
  return {
    scope: { of: 'city', cityId: city.id },
    path: cityPath(city),
    name: city.name,
    description: `${city.name}的文章，按发布时间从新到旧。`,
    tags: tagsOfList(city.slug),
  }
})

async function cityPage(site: Site, city: SiteCity): Promise<ReaderDocument> {
  const columnIds = city.columns.map(({ id }) => id)
  const front = await readFront({ cityId: city.id, columnIds, now: site.now })
  const isEmpty = front.lead === null
  const elsewhere = await readElsewhere(front)
  return {
    markup: <CityPage {...{ site, city, front, elsewhere }} />,
    tags: [
      ...tagsOfList(city.slug),
      ...picturesOn(front),
      ...(isEmpty ? [FRONT] : []),
      ...tagsOfMedia(elsewhere.map(({ picture }) => picture)),
    ],
    canonical: cityPath(city),
    // What other cities have stands on it, too, where it is empty: when that changed last is not known here.
    ...(isEmpty ? {} : { changedAt: front.changedAt }),
    cacheControl: cacheableUntil(front.changesAt, site.now),
  }
}
