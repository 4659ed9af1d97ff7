import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { cityPath, columnPath } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import type { Site } from './site.ts'

type Props = { site: Site; article: PublishedArticle }

/** Where an article stands, from the site down to its column. */
function placesOf({ site, article: { city, column } }: Props): { path: string; name: string }[] {
  return [
    { path: '/', name: site.name },
    { path: cityPath(city), name: city.name },
    ...(column ? [{ path: columnPath(column, city), name: column.name }] : []),
  ]
}

/** The way down from the front page to an article. */
export function ArticleCrumbs(props: Props) {
  return (
    <nav className="crumbs" aria-label="当前位置">
      <ol>
        {each(placesOf(props), ({ path, name }) => (
          <li>
            <a href={path}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Above an article's headline: its column, or else its city. */
export function ArticleKicker(props: Props) {
  return (
    <p className="kicker">
      {each(placesOf(props).slice(-1), ({ path, name }) => (
        <a href={path}>
          <bdi>{name}</bdi>
        </a>
      ))}
    </p>
  )
}
