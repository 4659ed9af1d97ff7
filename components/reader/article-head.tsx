import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { JsonLd } from './inline.tsx'
import type { Site } from './site.ts'
import { newsArticle } from './structured-data.ts'
import { breadcrumbs } from './structured-data-crumbs.ts'

type Props = { site: Site; article: PublishedArticle; description: string; viewToken: string }

/** What an article's head says beside its card: the beacon's token, when and where it was published, JSON-LD. */
export function ArticleHead({ site, article, description, viewToken }: Props) {
  const { city, column, publishedAt, amendedAt } = article
  const oembed = `/oembed?url=${encodeURIComponent(site.url + articlePath(article.id))}`
  return (
    <>
      <meta name="view-token" content={viewToken} />
      <meta property="article:section" content={(column ?? city).name} />
      <meta itemProp="breadcrumb" content={`${site.name} > ${city.name} > 详细内容`} />
      <meta property="article:published_time" content={shanghaiTimestamp(publishedAt)} />
      {amendedAt && <meta property="article:modified_time" content={shanghaiTimestamp(amendedAt)} />}
      <link rel="alternate" type="application/json+oembed" title={article.title} href={oembed} />
      <JsonLd data={newsArticle({ site, article, description })} />
      <JsonLd data={breadcrumbs(site, article)} />
    </>
  )
}
