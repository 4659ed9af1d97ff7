import type { ReactNode } from 'react'
import type { CityName, ListedArticle } from '#lib/articles/published-types.ts'
import { CORRECTIONS, cityPath, DEFAULT_PERIOD, hotPath } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'
import { SearchField } from './search-field.tsx'
import type { Site } from './site.ts'
import { TitleLink } from './title-link.tsx'

/** What stands beside a page; nothing where that would be a second search field alone, as beside a portal's first article. */
export function asideOf(site: Site, options: { hasSearch?: boolean } = {}): ReactNode {
  const { hot, corrections, cities } = site
  const hasMore = hot.length > 1 || corrections.length > 0 || cities.length > 1
  return hasMore ? <SiteAside site={site} {...options} /> : undefined
}

/**
 * What is read most, what was corrected last, the cities, and a search, which is at its end because that is what stays in
 * sight beside a long text.
 */
export function SiteAside({ site, hasSearch = true }: { site: Site; hasSearch?: boolean }) {
  return (
    <>
      <Hot site={site} />
      <RecentCorrections site={site} />
      {site.cities.length > 1 && (
        <section aria-labelledby="aside-cities">
          <h2 id="aside-cities">城市站点</h2>
          <ul className="cities">
            {each(site.cities, ({ slug, name }) => (
              <li>
                <a href={cityPath({ slug })}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {hasSearch && <SearchField id="aside-search" label="站内搜索" />}
    </>
  )
}

function Hot({ site }: { site: Site }) {
  const { hot } = site
  if (hot.length === 0) return null
  return (
    <section aria-labelledby="aside-hot">
      <div className="aside-head">
        <h2 id="aside-hot">本周人气</h2>
        <a href={hotPath(DEFAULT_PERIOD)}>人气榜</a>
      </div>
      <ol className="ranked">
        {each(hot, (article) => (
          <li>
            <TitleLink site={site} article={article} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function RecentCorrections({ site }: { site: Site }) {
  const { corrections, now } = site
  if (corrections.length === 0) return null
  return (
    <section aria-labelledby="aside-corrections">
      <div className="aside-head">
        <h2 id="aside-corrections">最近更正</h2>
        <a href={CORRECTIONS}>全部更正</a>
      </div>
      <ul className="titles">
        {each(corrections, (article) => (
          <li>
            <TitleLink site={site} article={article} /> <Time at={article.at} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type NewestProps = { site: Site; city: CityName; articles: readonly ListedArticle[] }

/** The newest articles of a city, as a short list of titles. */
export function NewestOfCity({ site, city, articles }: NewestProps) {
  if (articles.length === 0) return null
  return (
    <section aria-labelledby="aside-newest">
      <div className="aside-head">
        <h2 id="aside-newest">{city.name}最新</h2>
        <a href={cityPath(city)}>更多</a>
      </div>
      <ul className="titles">
        {each(articles, (article) => (
          <li>
            <TitleLink site={site} article={article} /> <Time at={article.publishedAt} now={site.now} />
          </li>
        ))}
      </ul>
    </section>
  )
}
