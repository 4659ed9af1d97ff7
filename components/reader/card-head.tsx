import { siteCard } from './card-picture.ts'
import type { PageProps } from './reader-page.tsx'

type Props = Pick<PageProps, 'site' | 'title' | 'description' | 'itemType' | 'picture'> & {
  canonical: string
}

/** The card that chats and networks show of a page: Open Graph, itemprop (WeChat reads those), Twitter. */
export function CardHead(props: Props) {
  const { site, title = site.name, description, itemType, canonical, picture = siteCard(site) } = props
  const { url, width, height, alt } = picture
  return (
    <>
      <meta itemProp="name" content={title} />
      {description && <meta itemProp="description" content={description} />}
      <meta itemProp="image" content={url} />
      <meta property="og:type" content={itemType === 'NewsArticle' ? 'article' : 'website'} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:locale" content="zh_CN" />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={site.url + canonical} />
      <meta property="og:image" content={url} />
      <meta property="og:image:width" content={String(width)} />
      <meta property="og:image:height" content={String(height)} />
      {alt && <meta property="og:image:alt" content={alt} />}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      {description && <meta name="twitter:description" content={description} />}
      <meta name="twitter:image" content={url} />
    </>
  )
}
