/** Every page in HTML: its frame names the site and all its cities. */
export const SITE = 'site'

/** Whatever shows articles of this city. */
export const cityTag = (slug: string) => `city:${slug}`

/** What a new city makes stale: it is named on every page, and its own address is no longer empty. */
export function tagsOfNewCity(slug: string): string[] {
  return [SITE, cityTag(slug)]
}
