import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import { askedGrams } from '../search/asked-grams.ts'
import { countArticles } from '../search/count-hits.ts'
import { cityGram, editorGrams, stateGram } from '../search/filter-grams.ts'
import { findArticles, placesBefore } from '../search/find-articles.ts'
import { wordGram } from '../search/grams.ts'
import type { Asked, Place } from '../search/hit-conditions.ts'
import { nameForSearch } from '../search/name-for-search.ts'
import { readQuery } from '../search/search-query.ts'
import { searching } from '../search/searching.ts'
import { allSourcesCalled } from '../sources/sources-called.ts'
import type { Counted } from './desk-counts.ts'
import { type DeskRange, type DeskScope, itemsOf } from './desk-rows.ts'
import type { DeskListItem } from './desk-types.ts'
import type { PageKey } from './page-key.ts'
import { addAnyOf, type Filters, filtersOf } from './search/search-filters.ts'
import { listedStatuses } from './status.ts'

/** What the desk looks for, in articles of every state. */
export type DeskQuery = {
  words: Pick<Asked, 'text' | 'title' | 'toCheck'>
  filters: Omit<Filters, 'unknown'>
  /** Whether it is narrowed by name, and not by words alone. */
  isFiltered: boolean
  scope: DeskScope
}

/** The query, or sentences that say why nothing can be found by what was typed. */
export type ReadDeskQuery = { query: DeskQuery } | { query: null; why: string[] }

/**
 * What was typed into the desk's search: words of title, text, source and author, and what narrows it by name
 * (来源：、作者：、编辑：、城市：、栏目：、日期：).
 */
export async function deskQuery(typed: string, scope: DeskScope): Promise<ReadDeskQuery> {
  const { terms, editor, ...named } = readQuery(typed)
  const { unknown, ...filters } = await filtersOf(named, allSourcesCalled)
  if (editor !== null) await addEditor(editor, { ...filters, unknown })
  const isFiltered =
    filters.all.length + filters.anyOf.length > 0 || filters.from !== null || filters.until !== null
  if (unknown.length > 0) return { query: null, why: unknown }
  if (terms.length === 0 && !isFiltered)
    return { query: null, why: [`“${typed.trim()}”里没有可以查找的字。`] }
  return { query: { words: askedGrams(terms), filters, isFiltered, scope } }
}

async function addEditor(name: string, filters: Filters): Promise<void> {
  const editors = await db().editor.findMany({ select: { id: true, name: true } })
  const called = editors.filter((one) => nameForSearch(one.name) === nameForSearch(name))
  if (called.length === 0) filters.unknown.push(`没有叫“${name}”的编辑。`)
  else
    addAnyOf(
      called.map(({ id }) => editorGrams(wordGram(id))),
      filters,
    )
}

/** How many there are of each state that the desk's list holds. */
export function countFound(query: DeskQuery): Promise<Counted[]> {
  return searching(async (tx) => {
    const counted: Counted[] = []
    for (const status of listedStatuses)
      counted.push({ status, number: await countArticles(tx, askedOf(query, status)), orMore: false })
    return counted
  })
}

/** A query as the index is asked: in one state, or in all that the desk's list holds. */
export function askedOf({ words, filters, scope }: DeskQuery, status?: ArticleStatus): Asked {
  const city = scope.cityId === undefined ? [] : [cityGram(scope.cityId)]
  const state = status ? [stateGram(status)] : []
  const states = status ? [] : [listedStatuses.map(stateGram)]
  return {
    ...{ ...words, ...filters },
    all: [...filters.all, ...city, ...state],
    anyOf: [...filters.anyOf, ...states],
  }
}

/** A page of what is found, best first; the places of its ends where more is before or behind it. */
export type FoundPage = { items: DeskListItem[]; first: PageKey | null; last: PageKey | null }

/** The page that follows a place, or the one that ends before it: the first one where that would not be full. */
export async function pageFound(query: DeskQuery, range: DeskRange, limit: number): Promise<FoundPage> {
  const asked = askedOf(query, query.scope.status)
  const { olderThan, newerThan } = range
  if (newerThan) {
    const above = await searching((tx) => placesBefore(tx, asked, placeOf(newerThan), limit + 1))
    if (above.length < limit) return pageFound(query, {}, limit)
    const shown = above.slice(-limit)
    return pageOf(shown, { isFirst: above.length === limit, isLast: false })
  }
  const after = olderThan ? placeOf(olderThan) : null
  const places = await searching((tx) => findArticles(tx, asked, after, limit + 1))
  const page = await pageOf(places.slice(0, limit), { isFirst: !olderThan, isLast: places.length <= limit })
  // Behind the end: the page before is the last one.
  return olderThan && places.length === 0 ? { ...page, first: { ...olderThan, id: olderThan.id - 1 } } : page
}

async function pageOf(
  shown: readonly Place[],
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): Promise<FoundPage> {
  const items = new Map((await itemsAt(shown)).map((item) => [item.id, item]))
  return {
    items: shown.flatMap(({ id }) => items.get(id) ?? []),
    first: isFirst ? null : keyOf(shown[0]),
    last: isLast ? null : keyOf(shown.at(-1)),
  }
}

const placeOf = ({ at, id }: PageKey): Place => ({ score: at.getTime(), id })
const keyOf = (place: Place | undefined): PageKey | null =>
  place ? { at: new Date(place.score), id: place.id } : null

async function itemsAt(places: readonly Place[]): Promise<DeskListItem[]> {
  if (places.length === 0) return []
  return itemsOf(Prisma.sql`SELECT unnest(${places.map(({ id }) => id)}::int[]) AS id`)
}
