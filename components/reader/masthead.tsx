import { each } from './each.ts'
import type { Site } from './site.ts'

/** Name and ways: one row on a wide screen, two on a phone. */
export function Masthead({
  site,
  section,
}: {
  site: Site
  section: { path: string; here: boolean } | undefined
}) {
  const ways = [
    { path: '/', name: '首页' },
    ...site.cities.map(({ slug, name }) => ({ path: `/cities/${slug}`, name })),
    { path: '/articles', name: '全部文章' },
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
      </div>
    </header>
  )
}

function current(path: string, section: { path: string; here: boolean } | undefined) {
  if (path !== section?.path) return undefined
  return section.here ? 'page' : 'true'
}
