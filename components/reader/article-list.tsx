import { originNames } from '#lib/articles/origin.ts'
import type { ListedArticle } from '#lib/articles/published-types.ts'
import { shanghaiDate } from '#lib/time.ts'
import { each } from './each.ts'
import { Headline } from './headline.tsx'
import { Thumbnail } from './thumbnail.tsx'
import { viewsNumber } from './views-number.ts'

/** Articles one below the other, newest first: headline, two lines of summary, provenance. */
export function ArticleList({ articles, level = 2 }: { articles: readonly ListedArticle[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul className="river">
      {each(articles, (article) => (
        <li>
          <Thumbnail article={article} />
          <Heading>
            <ArticleLink article={article} />
          </Heading>
          {article.summary && <p>{article.summary}</p>}
          <ArticleFacts article={article} />
        </li>
      ))}
    </ul>
  )
}

export function ArticleLink({ article }: { article: ListedArticle }) {
  return (
    <a href={`/articles/${article.id}`}>
      <Headline text={article.title} names={namesIn(article)} />
    </a>
  )
}

/** City, source, day and views, in one line. */
export function ArticleFacts({ article, city = true }: { article: ListedArticle; city?: boolean }) {
  const { publishedAt, source, views } = article
  const day = shanghaiDate(publishedAt)
  return (
    <p className="facts">
      {city && <bdi>{article.city.name}</bdi>} <bdi>{source?.name ?? originNames[article.origin]}</bdi>{' '}
      <time dateTime={day}>{day}</time> <span>{viewsNumber(views)} 人气</span>
    </p>
  )
}

function namesIn({ city, source }: Pick<ListedArticle, 'city' | 'source'>): string[] {
  return [city.name, ...(source ? [source.name] : [])]
}
