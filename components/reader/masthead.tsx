import type { ReactNode } from 'react'
import { ALL_ARTICLES, cityPath, columnPath } from '#lib/reader-paths.ts'
import { dateline, shanghaiDate } from '#lib/time.ts'
import { each } from './each.ts'
import { SearchField } from './search-field.tsx'
import type { Site } from './site.ts'

/** Of which place the masthead shows the columns, and in which of them the page is. */
export type ColumnsPlace = { citySlug?: string | undefined; columnSlug?: string | undefined }

/** The same of a list, by its address. */
export function columnsPlaceOf(path: string): ColumnsPlace | undefined {
  const [, kind, first, second] = path.split('/')
  if (kind === 'cities') return { citySlug: first, columnSlug: second }
  return kind === 'columns' ? { columnSlug: first } : undefined
}

type Props = {
  site: Site
  section: { path: string; here: boolean } | undefined
  /** A second row of ways: the columns of a city, or of all; absent where a page is in neither. */
  columns?: ColumnsPlace | undefined
  /** What stands at the end of its first row. */
  end?: ReactNode
  /** Whether it names the day; not on a page that browsers keep for other days. */
  dated?: boolean | undefined
}

/** The site's name, the day and the search; below them the ways, in one order on every page (WCAG 2.2, 3.2.3). */
export function Masthead({ site, section, columns, end, dated = true }: Props) {
  const ways = [
    { path: '/', name: '首页' },
    ...site.cities.map(({ slug, name }) => ({ path: cityPath({ slug }), name })),
    { path: ALL_ARTICLES, name: '全部文章' },
  ]
  return (
    <header className="masthead">
      <div className="wrap">
        <div className="nameplate">
          <a className="brand" href="/">
            <span className="mark" aria-hidden="true">
              {signOf(site.name)}
            </span>
            {site.name}
          </a>
          {dated && (
            <time className="dateline" dateTime={shanghaiDate(site.now)}>
              <Dateline at={site.now} />
            </time>
          )}
          <SearchField id="masthead-search" label="全站搜索" />
          {end}
        </div>
        <nav aria-label="城市">
          {each(ways, ({ path, name }) => (
            <a href={path} aria-current={current(path, section)}>
              {name}
            </a>
          ))}
        </nav>
        {columns && <Columns site={site} place={columns} />}
      </div>
    </header>
  )
}

/** The year apart, which a narrow masthead has no room for. */
function Dateline({ at }: { at: Date }) {
  const [year = '', day] = dateline(at).split(/(?<=年)/)
  return (
    <>
      <span>{year}</span>
      {day}
    </>
  )
}

function Columns({ site, place: { citySlug, columnSlug } }: { site: Site; place: ColumnsPlace }) {
  const city = site.cities.find(({ slug }) => slug === citySlug)
  const columns = city ? city.columns : site.columns
  if (columns.length === 0) return null
  return (
    <nav className="columns" aria-label={city ? `${city.name}栏目` : '栏目'}>
      {each(columns, ({ slug, name }) => (
        <a href={columnPath({ slug }, city)} aria-current={slug === columnSlug ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}

function current(path: string, section: Props['section']) {
  if (path !== section?.path) return undefined
  return section.here ? 'page' : 'true'
}

/** The sign before the site's name: its first letter, or what it begins with where it has none. */
function signOf(name: string): string {
  const [first = ''] = name
  return /[\p{L}\p{N}]/u.exec(name)?.[0] ?? first
}
