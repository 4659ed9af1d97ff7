import { placesInFrame } from '../../cities/cities.ts'
import { authorGrams, cityGram, columnGram, sourceGrams } from '../../search/filter-grams.ts'
import { wordGram } from '../../search/grams.ts'
import { nameForSearch } from '../../search/name-for-search.ts'
import type { Typed } from '../../search/search-query.ts'
import { startOfNextShanghaiDay, startOfShanghaiDay } from '../../time.ts'
import { tagKey } from '../tag-names.ts'

/** The filters of a query by name, as the index is asked. */
export type Filters = {
  all: number[]
  anyOf: number[][]
  from: number | null
  until: number | null
  /** What nothing is called: sentences for the reader. */
  unknown: string[]
}

type FindSources = (name: string) => Promise<number[]>

/**
 * What a query asks of city, column, source, author and days. Names are compared as texts are (traditional, full-width,
 * capital letters), cities and columns by their slugs, too.
 * @param findSources looks among the sources that whoever asks may know of
 */
export async function filtersOf(
  query: Omit<Typed, 'terms' | 'editor'>,
  findSources: FindSources,
): Promise<Filters> {
  const filters: Filters = { all: [], anyOf: [], from: null, until: null, unknown: [] }
  await addPlaces(query, filters)
  await addSource(query, findSources, filters)
  if (query.author !== null) addAuthor(query.author, filters)
  addDays(query, filters)
  return filters
}

async function addPlaces({ city, column }: Pick<Typed, 'city' | 'column'>, filters: Filters): Promise<void> {
  if (city === null && column === null) return
  const places = await placesInFrame()
  const isNamed = (asked: string) => (one: { name: string; slug: string }) =>
    nameForSearch(one.name) === nameForSearch(asked) || one.slug === tagKey(asked)
  if (city !== null) {
    const found = places.cities.find(isNamed(city))
    if (found) filters.all.push(cityGram(found.id))
    else filters.unknown.push(`没有叫“${city}”的城市。`)
  }
  if (column === null) return
  const columns = places.cities
    .flatMap((one) => one.columns)
    .concat(places.columns)
    .filter(isNamed(column))
  if (columns.length > 0) filters.anyOf.push([...new Set(columns.map(({ id }) => columnGram(id)))])
  else filters.unknown.push(`没有叫“${column}”的栏目。`)
}

async function addSource(
  { source }: Pick<Typed, 'source'>,
  findSources: FindSources,
  filters: Filters,
): Promise<void> {
  if (source === null) return
  const ids = await findSources(source)
  if (ids.length === 0) filters.unknown.push(`没有叫“${source}”的来源。`)
  else addAnyOf(ids.map(sourceGrams), filters)
}

/** An article that was entered before names were folded is found by its own spelling. */
function addAuthor(author: string, filters: Filters): void {
  const keys = [...new Set([nameForSearch(author), tagKey(author)])]
  const grams = keys.map((key) => authorGrams(wordGram(key)))
  addAnyOf(grams, filters)
  // Of hashes the lower halves alone are often another person's.
  if (keys.length > 1) filters.anyOf.push(grams.flatMap(([, upper]) => upper ?? []))
}

/** One of these. Each has two grams; of several the lower ones are asked for, which are another's only among
 *  more than 65,536 numbers. */
export function addAnyOf(grams: readonly number[][], filters: Pick<Filters, 'all' | 'anyOf'>): void {
  const [only, ...more] = grams
  if (more.length === 0) filters.all.push(...(only ?? []))
  else filters.anyOf.push(grams.flatMap(([lower]) => lower ?? []))
}

function addDays({ from, to }: Pick<Typed, 'from' | 'to'>, filters: Filters): void {
  const begins = from === null ? null : startOfShanghaiDay(from)
  const ends = to === null ? null : startOfNextShanghaiDay(to)
  if (from !== null && !begins) filters.unknown.push(`没有“${from}”这一天。`)
  if (to !== null && !ends) filters.unknown.push(`没有“${to}”这一天。`)
  filters.from = begins?.getTime() ?? null
  filters.until = ends?.getTime() ?? null
}
