import type { PageProps } from './reader-page.tsx'

type Props = Pick<PageProps, 'site' | 'title' | 'description' | 'itemType'> & { canonical: string }

/** The card that chats and networks show of a page: Open Graph, itemprop (WeChat reads those), Twitter. */
export function CardHead({ site, title = site.name, description, itemType, canonical }: Props) {
  const image = `${site.url}/share.png`
  return (
    <>
      <meta itemProp="name" content={title} />
      {description && <meta itemProp="description" content={description} />}
      <meta itemProp="image" content={image} />
      <meta property="og:type" content={itemType === 'NewsArticle' ? 'article' : 'website'} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:locale" content="zh_CN" />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={site.url + canonical} />
      <meta property="og:image" content={image} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      {description && <meta name="twitter:description" content={description} />}
      <meta name="twitter:image" content={image} />
    </>
  )
}
