import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { cardPicture } from './card-picture.ts'
import { JsonLd } from './inline.tsx'
import type { Site } from './site.ts'
import { newsArticle } from './structured-data.ts'

type Props = { site: Site; article: PublishedArticle; description: string; viewToken: string }

/** What an article's head says beside its card: the beacon's token, when and where it was published, JSON-LD. */
export function ArticleHead({ site, article, description, viewToken }: Props) {
  const { city, publishedAt, amendedAt } = article
  const image = cardPicture(site, article).url
  return (
    <>
      <meta name="view-token" content={viewToken} />
      <meta property="article:section" content={city.name} />
      <meta property="article:published_time" content={shanghaiTimestamp(publishedAt)} />
      {amendedAt && <meta property="article:modified_time" content={shanghaiTimestamp(amendedAt)} />}
      <JsonLd data={newsArticle({ site, article, description, image })} />
    </>
  )
}
