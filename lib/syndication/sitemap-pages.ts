import { db } from '#lib/db/client.ts'
import { archiveMonths } from '../archive/read-archive.ts'
import { placesInFrame } from '../cities/cities.ts'
import { hotPeriodNames } from '../hot/periods.ts'
import { POLICIES, policyKindNames, policyPath } from '../policies/policy-kinds.ts'
import {
  ALL_ARTICLES,
  archivePath,
  CORRECTIONS,
  cityPath,
  DEFAULT_PERIOD,
  hotPath,
  TRANSPARENCY,
} from '../reader-paths.ts'
import { siteChangedAt } from './site-changed-at.ts'
import { urlOf } from './sitemap-articles.ts'
import { columnAddresses } from './sitemap-columns.ts'
import { XML_HEAD } from './xml.ts'

/** The sitemap of the pages that lead to articles, each with when it changed last as far as that is known, and of those
 *  about the site. */
export async function sitemapPages(siteUrl: string): Promise<string> {
  const [{ cities, columns }, months, changedAt, changes] = await Promise.all([
    placesInFrame(),
    archiveMonths(null),
    siteChangedAt(),
    db().city.findMany({ select: { id: true, changedAt: true } }),
  ])
  const changeOf = new Map(changes.map((city) => [city.id, city.changedAt]))
  const undated = [
    ...[...hotPeriodNames.map((period) => hotPath(period)), CORRECTIONS, archivePath()],
    ...cities.map((city) => hotPath(DEFAULT_PERIOD, city)),
    ...months.map((month) => archivePath(month)),
    ...[POLICIES, ...policyKindNames.map((kind) => policyPath(kind))],
    ...['/about', '/contribute', '/complaints', '/notices', TRANSPARENCY, '/about/views', '/about/api'],
  ]
  const urls = [
    ...['/', ALL_ARTICLES].map((path) => urlOf(siteUrl + path, changedAt)),
    ...cities.map((city) => urlOf(siteUrl + cityPath(city), changeOf.get(city.id))),
    ...(await columnAddresses(columns, cities)).map((list) => urlOf(siteUrl + list.path, list.changedAt)),
    ...undated.map((path) => urlOf(siteUrl + path)),
  ]
  return `${XML_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}
