import { placesInFrame } from '../../cities/cities.ts'
import { traditionalTarget } from '../../hant/script-path.ts'
import { traditionalConverter } from '../../hant/traditional-text.ts'
import { articlePath, cityPath, columnPath } from '../../reader-paths.ts'
import { typedGrams } from '../../search/asked-grams.ts'
import { publicGram } from '../../search/filter-grams.ts'
import { findArticles } from '../../search/find-articles.ts'
import { fold } from '../../search/folded-text.ts'
import { readQuery } from '../../search/search-query.ts'
import { limitReaderSearches, searching } from '../../search/searching.ts'
import { listedByNumber } from '../published-list.ts'

const MOST_TITLES = 6
const MOST_PLACES = 3

/** Where a reader may want to go who has typed so much. */
export type Suggested = { title: string; path: string; kind: '城市' | '栏目' | '文章' }

/** Cities and columns that are called so, and the best articles whose titles hold what was typed. */
export async function suggest(typed: string): Promise<Suggested[]> {
  const { terms } = readQuery(typed)
  if (terms.length === 0) return []
  const places = await placesCalled(terms.join(''))
  const asked = { ...typedGrams(terms), all: [publicGram], anyOf: [], from: null, until: null }
  const found = await limitReaderSearches(() => searching((tx) => findArticles(tx, asked, null, MOST_TITLES)))
  const titles = await listedByNumber(found.map(({ id }) => id))
  return [
    ...places,
    ...titles.map(({ id, title }) => ({ title, path: articlePath(id), kind: '文章' as const })),
  ]
}

/** The same for a page in traditional characters: titles in these, and the addresses of pages in them. */
export async function inTraditional(suggested: readonly Suggested[]): Promise<Suggested[]> {
  const toTraditional = await traditionalConverter()
  return suggested.map(({ title, path, kind }) => ({
    title: toTraditional(title),
    path: traditionalTarget(path) ?? path,
    kind,
  }))
}

async function placesCalled(words: string): Promise<Suggested[]> {
  const { cities, columns } = await placesInFrame()
  const ofAll = new Set(columns.map(({ id }) => id))
  const isCalled = ({ name }: { name: string }) => fold(name).includes(words)
  return [
    ...cities
      .filter(isCalled)
      .map(({ slug, name }) => ({ title: name, path: cityPath({ slug }), kind: '城市' as const })),
    ...columns
      .filter(isCalled)
      .map(({ slug, name }) => ({ title: name, path: columnPath({ slug }), kind: '栏目' as const })),
    ...cities.flatMap((city) =>
      city.columns
        .filter((column) => !ofAll.has(column.id) && isCalled(column))
        .map((column) => ({
          title: `${city.name} · ${column.name}`,
          path: columnPath(column, city),
          kind: '栏目' as const,
        })),
    ),
  ].slice(0, MOST_PLACES)
}
