import type { ArchiveMonth } from '#lib/archive/read-archive.ts'
import { archivePath } from '#lib/reader-paths.ts'
import { ArchiveCities } from './archive-cities.tsx'
import { ArchiveMonths } from './archive-months.tsx'
import { each } from './each.ts'
import { Page } from './reader-page.tsx'
import type { Site, SiteCity } from './site.ts'
import { asideOf } from './site-aside.tsx'
import { viewsNumber } from './views-number.ts'

/** 存档: every year and month with how many articles it has. */
export function ArchivePage({
  site,
  city,
  months,
}: {
  site: Site
  city: SiteCity | null
  months: ArchiveMonth[]
}) {
  const years = [...new Set(months.map(({ year }) => year))]
  const title = city ? `${city.name}存档` : '存档'
  return (
    <Page
      site={site}
      title={title}
      description={`${site.name}${city?.name ?? ''}的全部文章，按年、月、日查找。`}
      canonical={archivePath({}, city)}
      section={{ path: archivePath(), here: true }}
      aside={asideOf(site)}
    >
      <h1 className="section-title">{title}</h1>
      <ArchiveCities cities={site.cities} city={city} span={{}} />
      {years.length === 0 && <p className="empty">这里还没有文章。</p>}
      {each(years, (year) => (
        <section className="year" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>
            <a href={archivePath({ year }, city)}>{year}年</a> <small>{total(months, year)} 篇</small>
          </h2>
          <ArchiveMonths {...{ year, months, city }} />
        </section>
      ))}
    </Page>
  )
}

function total(months: readonly ArchiveMonth[], year: number): string {
  return viewsNumber(months.reduce((sum, one) => (one.year === year ? sum + one.articles : sum), 0))
}
