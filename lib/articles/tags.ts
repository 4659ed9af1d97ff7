/** What a change of one article makes stale: its page, its city's pages (neighbours are printed on them), the lists. */
export function tagsOf(articleId: number, citySlugs: readonly string[]): string[] {
  return [`article:${articleId}`, ...new Set(citySlugs.map((slug) => `city:${slug}`)), 'articles', 'front']
}
