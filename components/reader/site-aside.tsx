import type { CityName, ListedArticle } from '#lib/articles/published-types.ts'
import { each } from './each.ts'
import { Headline } from './headline.tsx'
import type { Site } from './site.ts'
import { Time } from './spoken-time.tsx'

/** Beside every page: where else to read, and what this site answers for. */
export function SiteAside({ site }: { site: Site }) {
  return (
    <>
      {site.cities.length > 1 && (
        <section aria-labelledby="aside-cities">
          <h2 id="aside-cities">城市站点</h2>
          <ul className="cities">
            {each(site.cities, ({ slug, name }) => (
              <li>
                <a href={`/cities/${slug}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Duties />
    </>
  )
}

type NewestProps = { city: CityName; articles: readonly ListedArticle[]; now: Date }

/** The newest articles of a city, as a short list of titles. */
export function NewestOfCity({ city, articles, now }: NewestProps) {
  if (articles.length === 0) return null
  return (
    <section aria-labelledby="aside-newest">
      <h2 id="aside-newest">{city.name}最新</h2>
      <ul className="titles">
        {each(articles, ({ id, title, publishedAt }) => (
          <li>
            <a href={`/articles/${id}`}>
              <Headline text={title} names={[city.name]} />
            </a>{' '}
            <Time at={publishedAt} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What this site answers for, with the ways to hold it to that. */
export function Duties() {
  return (
    <section className="duties" aria-labelledby="duties">
      <h2 id="duties">读者须知</h2>
      <dl>
        <div>
          <dt>来源</dt>
          <dd>
            每篇都写明来源与性质，转载、投稿适用<a href="/disclaimer">免责声明</a>。
          </dd>
        </div>
        <div>
          <dt>更正</dt>
          <dd>
            发布后的修改附公开的更正说明；报道有误或侵权，可以<a href="/complaints">投诉与更正</a>。
          </dd>
        </div>
        <div>
          <dt>人气</dt>
          <dd>
            只计真实阅读，不计重复刷新和程序访问，详见<a href="/about/views">人气说明</a>。
          </dd>
        </div>
      </dl>
    </section>
  )
}
