import type { ListedArticle } from '#lib/articles/published-types.ts'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'
import { CardPicture } from './thumbnail.tsx'
import { TitleLink } from './title-link.tsx'

type Props = { article: ListedArticle; site: Site }

/** An article where pictures stand above headlines: its picture, or a title card of the same shape with the name of its
 *  column or city, and when it was. */
export function ArticleCard({ site, article }: Props) {
  const hasPicture = Boolean(article.picture?.original)
  return (
    <div className={hasPicture ? 'card' : 'card title-card'}>
      {hasPicture ? (
        <CardPicture article={article} />
      ) : (
        <p className="kicker">
          <bdi>{(article.column ?? article.city).name}</bdi>
        </p>
      )}
      <h3>
        <TitleLink site={site} article={article} />
      </h3>
      <p className="facts">
        <Time at={article.publishedAt} now={site.now} />
      </p>
    </div>
  )
}
