import { originNames } from '#lib/articles/origin.ts'
import type { ListedArticle } from '#lib/articles/published-types.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'
import { Thumbnail } from './thumbnail.tsx'
import { TitleLink } from './title-link.tsx'
import { roundedViews } from './views-number.ts'

type ListProps = {
  site: Site
  articles: readonly ListedArticle[]
  level?: 2 | 3
  /** Whether each line names its city; not on a city's own pages. */
  city?: boolean
}

/** Articles one below the other, newest first: headline, two lines of summary, provenance. */
export function ArticleList({ site, articles, level = 2, city = true }: ListProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul className="river">
      {each(articles, (article, at) => (
        <li>
          <Thumbnail article={article} isFirst={level === 2 && at === 0} />
          <Heading>
            <TitleLink site={site} article={article} />
          </Heading>
          {article.summary && <p>{article.summary}</p>}
          <ArticleFacts article={article} now={site.now} city={city} />
        </li>
      ))}
    </ul>
  )
}

type FactsProps = {
  article: ListedArticle
  /** When the page is made: days are told from there. */
  now: Date
  city?: boolean
  /** Whether it says 转载 beside the source, too. */
  origin?: boolean
}

/** City, source, time and views, in one line. */
export function ArticleFacts({ article, now, city = true, origin = false }: FactsProps) {
  const { publishedAt, source, views } = article
  return (
    <p className="facts">
      {city && <bdi>{article.city.name}</bdi>}{' '}
      {origin && source && <span>{originNames[article.origin]}</span>}{' '}
      <bdi>{source?.name ?? originNames[article.origin]}</bdi> <Time at={publishedAt} now={now} />{' '}
      <span>{roundedViews(views)} 人气</span>
    </p>
  )
}
