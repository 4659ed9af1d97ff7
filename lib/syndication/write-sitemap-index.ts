import { shanghaiTimestamp } from '../time.ts'
import type { SitemapFile } from './sitemap-files.ts'
import type { NameKind } from './sitemap-names.ts'
import { element, XML_HEAD } from './xml.ts'

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

type Sitemaps = {
  files: readonly SitemapFile[]
  names: readonly NameKind[]
  hasNews: boolean
  changedAt: Date
}

/** The index of the sitemap's files: the site's lists, the news of two days, then the articles by their numbers. */
export function writeSitemapIndex(siteUrl: string, { files, names, hasNews, changedAt }: Sitemaps): string {
  const others = ['pages', ...names, ...(hasNews ? ['news'] : [])]
  const all = [
    ...others.map((name) => fileOf(`${siteUrl}/sitemaps/${name}.xml`, changedAt)),
    ...files.map(({ number, changedAt }) => fileOf(`${siteUrl}/sitemaps/articles-${number}.xml`, changedAt)),
  ]
  return `${XML_HEAD}<sitemapindex ${NAMESPACE}>\n${all.join('')}</sitemapindex>\n`
}

function fileOf(address: string, changedAt: Date): string {
  return `<sitemap>${element('loc', address)}${element('lastmod', shanghaiTimestamp(changedAt))}</sitemap>\n`
}
