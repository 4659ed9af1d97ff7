import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { JsonLd } from './inline.tsx'
import type { Site } from './site.ts'
import { newsArticle } from './structured-data.ts'

type Props = { site: Site; article: PublishedArticle; description: string; viewToken: string }

/** What chats, networks and search engines read of an article: Open Graph, itemprop (WeChat), Twitter card, JSON-LD. */
export function ArticleHead({ site, article, description, viewToken }: Props) {
  const { id, title, city, publishedAt, amendedAt } = article
  const image = `${site.url}/share.png`
  return (
    <>
      <meta name="view-token" content={viewToken} />
      <meta itemProp="name" content={title} />
      <meta itemProp="description" content={description} />
      <meta itemProp="image" content={image} />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:locale" content="zh_CN" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={`${site.url}/articles/${id}`} />
      <meta property="og:image" content={image} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="article:section" content={city.name} />
      <meta property="article:published_time" content={shanghaiTimestamp(publishedAt)} />
      {amendedAt && <meta property="article:modified_time" content={shanghaiTimestamp(amendedAt)} />}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
      <meta name="twitter:image" content={image} />
      <JsonLd data={newsArticle({ site, article, description, image })} />
    </>
  )
}
