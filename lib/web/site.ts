import type { Site } from '#components/reader/site.ts'
import { listCities } from '../cities/cities.ts'
import { config } from '../config.ts'

/** What every page's frame says: the configuration's words and the cities there are. */
export async function readSite(): Promise<Site> {
  const cities = await listCities()
  return siteWith(cities.map(({ slug, name }) => ({ slug, name })))
}

/** The frame with these cities; with none, where the database cannot be asked. */
export function siteWith(cities: Site['cities']): Site {
  const { siteName, siteUrl, contactEmail, icpNumber, publicSecurityNumber } = config()
  return { name: siteName, url: siteUrl, cities, contactEmail, icpNumber, publicSecurityNumber }
}
