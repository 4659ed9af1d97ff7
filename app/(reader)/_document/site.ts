import type { Site } from '#components/reader/site.ts'
import { listCityNames } from '#lib/cities/cities.ts'
import { config } from '#lib/config.ts'

/** What every page's frame says: the configuration's words and the cities there are. */
export async function readSite(): Promise<Site> {
  return siteWith(await listCityNames())
}

/** The frame with these cities; with none, where the database cannot be asked. */
export function siteWith(cities: Site['cities']): Site {
  const { siteName, siteUrl, contactEmail, icpNumber, publicSecurityNumber } = config()
  return { name: siteName, url: siteUrl, cities, contactEmail, icpNumber, publicSecurityNumber }
}
