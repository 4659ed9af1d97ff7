import type { ArchiveSpan } from '#lib/archive/archive-span.ts'
import type { ArchiveMonth } from '#lib/archive/read-archive.ts'
import { archivePath } from '#lib/reader-paths.ts'
import { chineseSpan } from '#lib/time.ts'
import { ArchiveCalendar } from './archive-calendar.tsx'
import { ArchiveCities } from './archive-cities.tsx'
import { ArchiveMonths } from './archive-months.tsx'
import type { Site, SiteCity } from './site.ts'

type Props = {
  site: Site
  city: SiteCity | null
  span: ArchiveSpan
  /** Of the year. */
  months: ArchiveMonth[]
  /** Of the month. */
  days: ReadonlyMap<number, number>
}

/** Above the articles of a year, a month or a day: where that is, and what else there is around it. */
export function ArchiveIntro({ site, city, span, months, days }: Props) {
  const { year, month, day } = span
  return (
    <>
      <ArchiveCities site={site} city={city} span={span} />
      {month === null ? (
        <ArchiveMonths {...{ year, months, city }} />
      ) : (
        <ArchiveCalendar {...{ year, month, day, days, city }} />
      )}
    </>
  )
}

/** The way from the whole archive down to a year, a month or a day. */
export function ArchiveCrumbs({ site, city, span }: Pick<Props, 'site' | 'city' | 'span'>) {
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
