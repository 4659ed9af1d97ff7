import type { ArchiveMonth } from '#lib/archive/read-archive.ts'
import { archivePath } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import type { SiteCity } from './site.ts'

type Props = {
  year: number
  months: readonly ArchiveMonth[]
  city: Pick<SiteCity, 'slug'> | null
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** The twelve months of a year with their numbers of articles; those without any are no links. */
export function ArchiveMonths({ year, months, city }: Props) {
  const articles = new Map(months.filter((one) => one.year === year).map((one) => [one.month, one.articles]))
  return (
    <ol className="months">
      {each(MONTHS, (month) => {
        const number = articles.get(month)
        return (
          <li>
            {number === undefined ? (
              <span>{month}月</span>
            ) : (
              <a href={archivePath({ year, month }, city)}>
                {month}月 <small>{number} 篇</small>
              </a>
            )}
          </li>
        )
      })}
    </ol>
  )
}
