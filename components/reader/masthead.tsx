import type { ReactNode } from 'react'
import { each } from './each.ts'
import type { Site } from './site.ts'

/** How many ways a phone shows beside 首页. */
const IN_SIGHT = 4

/** Name and ways: one row on a wide screen, two on a phone. */
export function Masthead({
  site,
  section,
  end,
}: {
  site: Site
  section: { path: string; here: boolean } | undefined
  /** What stands at its end. */
  end?: ReactNode
}) {
  const home = { path: '/', name: '首页' }
  const lists = [
    ...site.cities.map(({ slug, name }) => ({ path: `/cities/${slug}`, name })),
    { path: '/articles', name: '全部文章' },
  ]
  // Where the reader is stands in sight, also on a phone that shows the first few of many cities.
  const isHere = ({ path }: { path: string }) => path === section?.path
  const inSight = lists.findIndex(isHere) < IN_SIGHT
  const ways = [
    home,
    ...(inSight ? lists : [...lists.filter(isHere), ...lists.filter((one) => !isHere(one))]),
  ]
  return (
    <header className="masthead">
      <div className="wrap">
        <a className="brand" href="/">
          <span className="mark" aria-hidden="true">
            城
          </span>
          {site.name}
        </a>
        <nav aria-label="城市">
          {each(ways, ({ path, name }) => (
            <a href={path} aria-current={current(path, section)}>
              {name}
            </a>
          ))}
        </nav>
        {end}
      </div>
    </header>
  )
}

function current(path: string, section: { path: string; here: boolean } | undefined) {
  if (path !== section?.path) return undefined
  return section.here ? 'page' : 'true'
}
