import { DAY_MS } from '#lib/time.ts'
import { adverse, SAME_MOMENT_SHARE, SMALL_CITY_ARTICLES } from './cities.ts'
import { chances, headline, oneOf, paragraphs, wordsOfNoMeaning } from './words.ts'

/** When the first article was written, usually the last, and the day of an import of many. */
const FROM = Date.parse('2010-01-01T00:00:00Z')
export const USUAL_END = Date.parse('2026-11-01T00:00:00Z')
export const IMPORTED_AT = new Date('2020-05-03T16:00:00Z')

export type Filling = {
  articles: number
  /** At least 4. */
  cities: number
  /** Approximate number of characters of a body. */
  bodyCharacters: number
  /** Characters of a body beside these, of words of which most are rare. */
  rareCharacters: number
  /** When the newest article was written, in milliseconds. */
  end: number
  seed: number
}

export type FilledArticle = {
  status: 'draft' | 'published' | 'taken_down'
  origin: 'original' | 'repost' | 'contribution'
  /** Generated on demand, because most tables do not need it. */
  text: () => { title: string; summary: string; body: string }
  /** Index of its city in `filledCities`. */
  city: number
  isImported: boolean
  createdAt: Date
  publishedAt: Date | null
  changedAt: Date
  version: number
  views: number
}

/** Article `number` of so many, 0 the oldest; the same at every run. */
export function filledArticle(number: number, filling: Filling): FilledArticle {
  const chance = chances(number, filling.seed)
  const age = 1 - number / filling.articles
  const { city, status } = placeOf(chance, number, age, filling)
  const isOfTheImport = Math.abs(age - 0.4) < SAME_MOMENT_SHARE / 2
  const isImported = isOfTheImport || chance() < 0.35
  const createdAt = isOfTheImport ? IMPORTED_AT : new Date(filling.end - age * (filling.end - FROM))
  const day = Math.floor(createdAt.getTime() / DAY_MS) * DAY_MS
  const publishedAt = isImported ? new Date(day) : new Date(createdAt.getTime() + 3_600_000)
  const later = Math.floor(chance() * 30 * DAY_MS)
  const isAmended = status !== 'draft' && chance() < 0.05
  return {
    status,
    city,
    isImported,
    createdAt,
    publishedAt: status === 'draft' ? null : isOfTheImport ? IMPORTED_AT : publishedAt,
    changedAt: isOfTheImport ? IMPORTED_AT : new Date(createdAt.getTime() + (isAmended ? later : 7_200_000)),
    version: (status === 'draft' ? 1 : 2) + (isAmended ? 1 : 0) + (status === 'taken_down' ? 1 : 0),
    origin: isImported ? 'repost' : oneOf(chance, ['original', 'original', 'contribution']),
    text: () => textOf(number, age, filling),
    views: Math.floor(1_000 * chance() ** 8 * (1 + 9 * chance())),
  }
}

/** Its city and status; see `cities.ts` for the cities that are hard for lists. */
function placeOf(chance: () => number, number: number, age: number, { articles, cities }: Filling) {
  const all = chance()
  const { takenDown, asleep } = adverse
  if (number % Math.ceil(articles / SMALL_CITY_ARTICLES) === 0) return { city: 2, status: statusOf(chance()) }
  if (all < takenDown.share)
    return { city: 0, status: age < 0.8 ? ('taken_down' as const) : statusOf(chance()) }
  if (all < takenDown.share + asleep.share && age > 0.7) return { city: 1, status: statusOf(chance()) }
  return { city: 3 + Math.floor((cities - 3) * chance() ** 3), status: statusOf(chance()) }
}

function statusOf(chance: number): FilledArticle['status'] {
  if (chance < 0.92) return 'published'
  return chance < 0.97 ? 'draft' : 'taken_down'
}

function textOf(number: number, age: number, { bodyCharacters, rareCharacters, seed }: Filling) {
  const chance = chances(number, seed + 1)
  const rare = rareCharacters > 0 ? [wordsOfNoMeaning(chances(number, seed + 2), rareCharacters)] : []
  const content = [...paragraphs(chance, bodyCharacters), ...rare].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  }))
  return {
    title: headline(chance, number, age),
    summary: paragraphs(chance, 40)[0] ?? '',
    body: JSON.stringify({ type: 'doc', content }),
  }
}
