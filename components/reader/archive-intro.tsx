import type { ArchiveSpan } from '#lib/archive/archive-span.ts'
import type { ArchiveMonth } from '#lib/archive/read-archive.ts'
import { archivePath } from '#lib/reader-paths.ts'
import { chineseSpan } from '#lib/time.ts'
import { ArchiveCalendar } from './archive-calendar.tsx'
import { ArchiveCities } from './archive-cities.tsx'
import { ArchiveMonths } from './archive-months.tsx'
import type { Site, SiteCity } from './site.ts'

type Props = {
  city: SiteCity | null
  span: ArchiveSpan
  /** Those that have articles then. */
  cities: Site['cities']
  /** Of the year. */
  months: ArchiveMonth[]
  /** Of the month. */
  days: ReadonlyMap<number, number>
}

/** Above the articles of a year, a month or a day: where that is, and what else there is around it. */
export function ArchiveIntro({ city, span, cities, months, days }: Props) {
  const { year, month, day } = span
  return (
    <>
      <ArchiveCities cities={cities} city={city} span={span} />
      {month === null ? (
        <ArchiveMonths {...{ year, months, city }} />
      ) : (
        <ArchiveCalendar {...{ year, month, day, days, city }} />
      )}
    </>
  )
}

/** The way from the whole archive down to a year, a month or a day. */
export function ArchiveCrumbs({ site, city, span }: Pick<Props, 'city' | 'span'> & { site: Site }) {
  const { year, month, day } = span
  return (
    <nav className="crumbs" aria-label="当前位置">
      <ol>
        <li>
          <a href="/">{site.name}</a>
        </li>
        <li>
          <a href={archivePath({}, city)}>存档</a>
        </li>
        {month !== null && (
          <li>
            <a href={archivePath({ year }, city)}>{year}年</a>
          </li>
        )}
        {month !== null && day !== null && (
          <li>
            <a href={archivePath({ year, month }, city)}>{month}月</a>
          </li>
        )}
        <li aria-current="page">{chineseSpan(span).match(/\d+\D$/)?.[0]}</li>
      </ol>
    </nav>
  )
}
