import { ArchiveCrumbs, ArchiveIntro } from '#components/reader/archive-intro.tsx'
import type { SiteCity } from '#components/reader/site.ts'
import { type ArchiveSpan, archiveSpan } from '#lib/archive/archive-span.ts'
import { archiveCities, archiveDays, archiveMonths } from '#lib/archive/read-archive.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { archivePath } from '#lib/reader-paths.ts'
import { chineseSpan } from '#lib/time.ts'
import { missing } from './absent.tsx'
import { listRoute } from './list-route.tsx'

/** A GET handler for a year, a month or a day of the archive, of all cities or of the one that the query names. */
export function archiveRoute() {
  return listRoute(async ({ request, site, query }) => {
    const [, , year = '', month, day] = new URL(request.url).pathname.split('/')
    const span = archiveSpan(year, month, day)
    const slug = query.get('city')
    const city = site.cities.find((one) => one.slug === slug) ?? null
    if (span === null || (slug !== null && city === null)) return missing(site)
    const { months, days, inSpan } = await numbersOf(span, city)
    // The page links to every city with an article in this span, so an article of any city can change it.
    const tags = tagsOfList()
    if (!hasArticles(span, months, days)) return missing(site, tags)
    return {
      scope: city ? { of: 'city', cityId: city.id } : { of: 'site' },
      ...{ from: span.from, until: span.until, tags },
      path: archivePath(span, city),
      section: archivePath(),
      name: (city ? `${city.name} · ` : '') + chineseSpan(span),
      kind: '存档',
      description: `${site.name}${city?.name ?? ''}在${chineseSpan(span)}发布的文章。`,
      crumbs: <ArchiveCrumbs {...{ site, city, span }} />,
      intro: (
        <ArchiveIntro
          {...{ city, span, months, days }}
          cities={site.cities.filter(({ id }) => inSpan.has(id))}
        />
      ),
    }
  })
}

async function numbersOf(span: ArchiveSpan, city: SiteCity | null) {
  const { year, month } = span
  const cityId = city?.id ?? null
  const [months, days, inSpan] = await Promise.all([
    month === null ? archiveMonths(cityId, year) : [],
    month === null ? new Map<number, number>() : archiveDays(cityId, { year, month }),
    archiveCities(span),
  ])
  return { months, days, inSpan }
}

function hasArticles({ month, day }: ArchiveSpan, months: unknown[], days: Map<number, number>): boolean {
  return day !== null ? days.has(day) : month !== null ? days.size > 0 : months.length > 0
}
