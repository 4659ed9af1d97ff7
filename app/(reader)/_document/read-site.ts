import type { Site } from '#components/reader/site.ts'
import { listCityNames } from '#lib/cities/cities.ts'
import { config } from '#lib/config.ts'

/** The site's facts in every page's frame, of the configuration and with all cities. */
export async function readSite(): Promise<Site> {
  return siteWith(await listCityNames())
}

/** The same with these cities; with none during an outage of the database. */
export function siteWith(cities: Site['cities']): Site {
  const { siteName, siteUrl, contactEmail, icpNumber, publicSecurityNumber } = config()
  return { name: siteName, url: siteUrl, cities, contactEmail, icpNumber, publicSecurityNumber }
}
