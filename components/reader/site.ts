import type { CityName } from '#lib/articles/published-types.ts'

/** What every page's frame says of the site itself. */
export type Site = {
  name: string
  /** Origin of the public address, without a slash at the end. */
  url: string
  cities: CityName[]
  contactEmail: string | undefined
  icpNumber: string | undefined
  publicSecurityNumber: string | undefined
}
