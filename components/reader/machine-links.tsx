import { type FeedFormat, feedAddress, feedFormats, feedOfPage } from '#lib/syndication/feed-address.ts'
import { each } from './each.ts'
import { JsonLd } from './inline.tsx'
import type { Site } from './site.ts'
import { siteGraph } from './structured-data-site.ts'

const formats = Object.keys(feedFormats) as FeedFormat[]

type Props = {
  site: Site
  /** Without the site's name; absent on the front page. */
  title?: string | undefined
  /** The path under which the page is known. */
  canonical: string
}

/** What programs find in a page's head: the feeds of the same list, how the site is searched, what it is as an app; on the
 *  front page what the site is. */
export function MachineLinks({ site, title, canonical }: Props) {
  const list = feedOfPage(canonical)
  return (
    <>
      {list !== null &&
        each(formats, (format) => (
          <link
            rel="alternate"
            type={feedFormats[format].contentType.split(';', 1)[0]}
            title={`${title ?? site.name}（${feedFormats[format].name}）`}
            href={feedAddress(list, format)}
          />
        ))}
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={site.name}
        href="/opensearch.xml"
      />
      <link rel="manifest" href="/manifest.webmanifest" />
      {canonical === '/' && <JsonLd data={siteGraph(site)} />}
    </>
  )
}
