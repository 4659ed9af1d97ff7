import type { ListedArticle } from '#lib/articles/published-types.ts'
import { ArticleLink } from './article-list.tsx'
import { Time } from './spoken-time.tsx'
import { CardPicture } from './thumbnail.tsx'

type Props = { article: ListedArticle; now: Date; level?: 2 | 3 }

/** An article where pictures stand above headlines: its picture, or a title card of the same shape, and when it was. */
export function ArticleCard({ article, now, level = 3 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  if (!article.picture?.original) return <TitleCard article={article} now={now} level={level} />
  return (
    <div className="card">
      <CardPicture article={article} />
      <Heading>
        <ArticleLink article={article} />
      </Heading>
      <p className="facts">
        <Time at={article.publishedAt} now={now} />
      </p>
    </div>
  )
}

/** The headline itself in the place of a picture, with the name of its column or city above it. */
export function TitleCard({ article, now, level = 3 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="card title-card">
      <p className="kicker">
        <bdi>{(article.column ?? article.city).name}</bdi>
      </p>
      <Heading>
        <ArticleLink article={article} />
      </Heading>
      <p className="facts">
        <Time at={article.publishedAt} now={now} />
      </p>
    </div>
  )
}
