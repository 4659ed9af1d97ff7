import type { ListedArticle } from '#lib/articles/published-types.ts'
import { ArticleLink } from './article-list.tsx'
import { Time } from './spoken-time.tsx'
import { CardPicture } from './thumbnail.tsx'

type Props = { article: ListedArticle; now: Date }

/** An article where pictures stand above headlines: its picture, or a title card of the same shape, and when it was. */
export function ArticleCard({ article, now }: Props) {
  if (!article.picture?.original) return <TitleCard article={article} now={now} />
  return (
    <div className="card">
      <CardPicture article={article} />
      <h3>
        <ArticleLink article={article} />
      </h3>
      <p className="facts">
        <Time at={article.publishedAt} now={now} />
      </p>
    </div>
  )
}

/** The headline itself in the place of a picture, with the name of its column or city above it. */
function TitleCard({ article, now }: Props) {
  return (
    <div className="card title-card">
      <p className="kicker">
        <bdi>{(article.column ?? article.city).name}</bdi>
      </p>
      <h3>
        <ArticleLink article={article} />
      </h3>
      <p className="facts">
        <Time at={article.publishedAt} now={now} />
      </p>
    </div>
  )
}
