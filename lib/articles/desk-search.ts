import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import { askedGrams } from '../search/asked-grams.ts'
import { cityGram, editorGrams, stateGram } from '../search/filter-grams.ts'
import { type Asked, countArticles, findArticles, type Place } from '../search/find-articles.ts'
import { wordGram } from '../search/grams.ts'
import { readQuery } from '../search/search-query.ts'
import { searching } from '../search/searching.ts'
import { allSourcesCalled } from '../sources/sources-called.ts'
import type { Counted } from './desk-counts.ts'
import { type DeskScope, itemsOf } from './desk-rows.ts'
import type { DeskListItem } from './desk-types.ts'
import type { PageKey } from './page-key.ts'
import { filtersOf } from './search/search-filters.ts'
import { listedStatuses } from './status.ts'

/** What the desk looks for, in articles of every state; null where it asks for what there is not, or for nothing. */
export type DeskQuery = Asked & { scope: DeskScope }

/**
 * What was typed into the desk's search: words of title, text, source and author, and what narrows it by name
 * (来源：、作者：、编辑：、城市：、栏目：、日期：).
 */
export async function deskQuery(typed: string, scope: DeskScope): Promise<DeskQuery | null> {
  const { terms, editor, ...filters } = readQuery(typed)
  const { unknown, all, anyOf, from, until } = await filtersOf(filters, allSourcesCalled)
  const editors = editor === null ? null : await idsOfEditors(editor)
  const isFiltered = all.length + anyOf.length > 0 || from !== null || until !== null || editors !== null
  if (unknown.length > 0 || (terms.length === 0 && !isFiltered)) return null
  // An editor's two grams are asked for by the lower one where several have the name.
  if (editors !== null) anyOf.push(editors.map((id) => editorGrams(wordGram(id))[0] ?? 0))
  const city = scope.cityId === undefined ? [] : [cityGram(scope.cityId)]
  return { ...askedGrams(terms), all: [...all, ...city], anyOf, from, until, scope }
}

async function idsOfEditors(name: string): Promise<string[]> {
  const editors = await db().editor.findMany({ where: { name }, select: { id: true } })
  return editors.map(({ id }) => id)
}

/** How many there are of each state that the desk's list holds. */
export function countFound(query: DeskQuery): Promise<Counted[]> {
  return searching(async (tx) => {
    const counted: Counted[] = []
    for (const status of listedStatuses)
      counted.push({ status, number: await countArticles(tx, inState(query, status)), orMore: false })
    return counted
  })
}

function inState(query: DeskQuery, status: ArticleStatus): Asked {
  return { ...query, all: [...query.all, stateGram(status)] }
}

/** A page of them, best first, and the place of its last one where more follow. */
export async function pageFound(
  query: DeskQuery,
  after: PageKey | undefined,
  limit: number,
): Promise<{ items: DeskListItem[]; last: PageKey | null }> {
  const { status } = query.scope
  const asked = status
    ? inState(query, status)
    : { ...query, anyOf: [...query.anyOf, listedStatuses.map(stateGram)] }
  const place = after ? { score: after.at.getTime(), id: after.id } : null
  const places = await searching((tx) => findArticles(tx, asked, place, limit + 1))
  const shown = places.slice(0, limit)
  const items = new Map((await itemsAt(shown)).map((item) => [item.id, item]))
  const last = places.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.flatMap(({ id }) => items.get(id) ?? []),
    last: last ? { at: new Date(last.score), id: last.id } : null,
  }
}

async function itemsAt(places: readonly Place[]): Promise<DeskListItem[]> {
  if (places.length === 0) return []
  return itemsOf(Prisma.sql`SELECT unnest(${places.map(({ id }) => id)}::int[]) AS id`)
}
