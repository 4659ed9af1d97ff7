/**
 * The cities of a filled database. Three are worst cases for lists; the others share the rest unequally: the first of them
 * has a fifth of all articles, the last a few.
 */
export const adverse = {
  /** Its newest articles, a fifth of the site's, were taken down; some older ones are published. */
  takenDown: { slug: 'fill-taken-down', name: '全下架市', share: 0.25 },
  /** Large, without new articles for years. */
  asleep: { slug: 'fill-asleep', name: '久未更新市', share: 0.1 },
  /** A dozen articles, spread over the whole time. */
  small: { slug: 'fill-small', name: '小城', share: 0 },
} as const

export const SMALL_CITY_ARTICLES = 12
/** The share of articles from one import, with the same time. */
export const SAME_MOMENT_SHARE = 0.05

export type FilledCity = { slug: string; name: string }

export function filledCities(count: number): FilledCity[] {
  const others = Array.from({ length: Math.max(1, count - 3) }, (_, n) => ({
    slug: `fill-${n + 1}`,
    name: `第${n + 1}市`,
  }))
  return [...Object.values(adverse).map(({ slug, name }) => ({ slug, name })), ...others]
}
