import { archivePath } from '#lib/reader-paths.ts'
import { chineseSpan } from '#lib/time.ts'
import { each } from './each.ts'
import type { SiteCity } from './site.ts'

type Props = {
  year: number
  month: number
  /** The day that is open. */
  day: number | null
  /** How many articles each day has. */
  days: ReadonlyMap<number, number>
  city: Pick<SiteCity, 'slug'> | null
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** A month as a calendar: its days lead to what was published on them. */
export function ArchiveCalendar({ year, month, day, days, city }: Props) {
  return (
    <table className="calendar">
      <caption className="hidden">{`${chineseSpan({ year, month, day: null })}各日的文章`}</caption>
      <thead>
        <tr>
          {each(WEEKDAYS, (name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {each(weeksOf(year, month), (week) => (
          <tr>
            {each(week, (date) => (
              <td>
                {date === null ? null : days.has(date) ? (
                  <a
                    href={archivePath({ year, month, day: date }, city)}
                    aria-current={date === day ? 'page' : undefined}
                  >
                    {date} <small>{days.get(date)} 篇</small>
                  </a>
                ) : (
                  <span>{date}</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The weeks of a month, from Monday to Sunday; null where a day is of another month. */
function weeksOf(year: number, month: number): (number | null)[][] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const weeks = Math.ceil((before + length) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => {
      const date = week * 7 + place - before + 1
      return date < 1 || date > length ? null : date
    }),
  )
}
