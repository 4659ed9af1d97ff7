import { placesInFrame } from '../../cities/cities.ts'
import { authorGrams, cityGram, columnGram, sourceGrams } from '../../search/filter-grams.ts'
import { wordGram } from '../../search/grams.ts'
import type { Typed } from '../../search/search-query.ts'
import type { NamedSource } from '../../sources/source-named.ts'
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

type FindSource = (name: string) => Promise<NamedSource | null>

/**
 * What a query asks of city, column, source, author and days; cities and columns by name or by slug.
 * @param findSource looks among the sources that whoever asks may know of
 */
export async function filtersOf(
  query: Omit<Typed, 'terms' | 'editor'>,
  findSource: FindSource,
): Promise<Filters> {
  const filters: Filters = { all: [], anyOf: [], from: null, until: null, unknown: [] }
  await addPlaces(query, filters)
  await addSource(query, findSource, filters)
  if (query.author !== null) filters.all.push(...authorGrams(wordGram(tagKey(query.author))))
  addDays(query, filters)
  return filters
}

async function addPlaces({ city, column }: Pick<Typed, 'city' | 'column'>, filters: Filters): Promise<void> {
  if (city === null && column === null) return
  const places = await placesInFrame()
  const isNamed = (name: string) => (one: { name: string; slug: string }) =>
    one.name === name || one.slug === name
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
  findSource: FindSource,
  filters: Filters,
): Promise<void> {
  if (source === null) return
  const found = await findSource(source)
  if (found) filters.all.push(...sourceGrams(found.id))
  else filters.unknown.push(`没有叫“${source}”的来源。`)
}

function addDays({ from, to }: Pick<Typed, 'from' | 'to'>, filters: Filters): void {
  const begins = from === null ? null : startOfShanghaiDay(from)
  const ends = to === null ? null : startOfNextShanghaiDay(to)
  if (from !== null && !begins) filters.unknown.push(`没有“${from}”这一天。`)
  if (to !== null && !ends) filters.unknown.push(`没有“${to}”这一天。`)
  filters.from = begins?.getTime() ?? null
  filters.until = ends?.getTime() ?? null
}
