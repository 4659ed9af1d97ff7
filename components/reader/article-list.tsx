import { originNames } from '#lib/articles/origin.ts'
import type { ListedArticle } from '#lib/articles/published-types.ts'
import type { Marked } from '#lib/search/marked.ts'
import { each } from './each.ts'
import { Time } from './spoken-time.tsx'
import { Thumbnail } from './thumbnail.tsx'
import { TitleLink } from './title-link.tsx'
import { roundedViews } from './views-number.ts'

type ListProps = {
  articles: readonly ListedArticle[]
  /** When the page is made: days are told from there. */
  now: Date
  level?: 2 | 3
  /** Whether each line names its city; not on a city's own pages. */
  city?: boolean
}

/** Articles one below the other, newest first: headline, two lines of summary, provenance. */
export function ArticleList({ articles, now, level = 2, city = true }: ListProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul className="river">
      {each(articles, (article, at) => (
        <li>
          <Thumbnail article={article} isFirst={level === 2 && at === 0} />
          <Heading>
            <ArticleLink article={article} />
          </Heading>
          {article.summary && <p>{article.summary}</p>}
          <ArticleFacts article={article} now={now} city={city} />
        </li>
      ))}
    </ul>
  )
}

type LinkProps = {
  article: ListedArticle
  /** Its title in pieces, of which some are marked as found. */
  pieces?: readonly Marked[]
}

export function ArticleLink({ article, pieces }: LinkProps) {
  return <TitleLink article={article} names={namesIn(article)} {...(pieces && { pieces })} />
}

type FactsProps = {
  article: ListedArticle
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

function namesIn({ city, source }: Pick<ListedArticle, 'city' | 'source'>): string[] {
  return [city.name, ...(source ? [source.name] : [])]
}
