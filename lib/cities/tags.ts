/** Cache tag of every HTML page: its masthead names the site and all cities. */
export const SITE = 'site'

/** Cache tag of the pages that show articles of this city. */
export const cityTag = (slug: string) => `city:${slug}`

/** The tags to purge for a new city: every page names it, and its own page was a 404. */
export function tagsOfNewCity(slug: string): string[] {
  return [SITE, cityTag(slug)]
}
