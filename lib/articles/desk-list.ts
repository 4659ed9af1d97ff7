import { db } from '#lib/db/client.ts'
import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { bounded, boundedCounts, countByState } from './desk-counts.ts'
import { type DeskRange, type DeskScope, itemsOf, merged } from './desk-rows.ts'
import { endOfWalk, findWords, pageByIndex, pageByWalk, wordsOf } from './desk-search.ts'
import type { BoundedCount, DeskList, DeskListItem } from './desk-types.ts'
import { formatPageKey, type PageKey, parsePageKey } from './page-key.ts'
import { listedStatuses } from './status.ts'

const DEFAULT_PAGE = 40
const LARGEST_PAGE = 200

export type DeskFilter = {
  status?: ArticleStatus
  citySlug?: string
  /** Words of the title, of any case, each of which it holds. */
  q?: string
  /** The `before` of a page: the one that follows it. What is no such key is ignored. */
  before?: string
  /** The `after` of a page: the one that it follows; the first page where that would not be full. */
  after?: string
  /** 40 unless said, at most 200. */
  limit?: number
}

/** What a page is read by. */
type Reading = { scope: DeskScope; words: string[]; isByIndex: boolean; limit: number }

/**
 * Every article that matches, last changed first, with how many there are of each state, up to a thousand. Words that
 * stand in very many titles are looked for in five thousand articles at a time; `searchedTo` says how far.
 * @throws DomainError forbidden
 */
export async function listForDesk(editor: Editor, filter: DeskFilter = {}): Promise<DeskList> {
  permit(editor, 'article.draft')
  const cityId = filter.citySlug ? await cityIdOf(filter.citySlug) : undefined
  if (cityId === null)
    return { items: [], counts: boundedCounts([]), before: null, after: null, searchedTo: null }
  const scope: DeskScope = { status: filter.status, cityId }
  const words = wordsOf(filter.q ?? '')
  const limit = Math.min(Math.max(filter.limit ?? DEFAULT_PAGE, 1), LARGEST_PAGE)
  const found = words.length > 0 ? await findWords(words, scope) : null
  const reading = { scope, words, isByIndex: found?.isByIndex ?? false, limit }
  const [page, counted] = await Promise.all([
    pageOf(reading, rangeOf(filter)),
    found?.counted ?? countByState(listedStatuses, scope),
  ])
  return { ...page, counts: boundedCounts(counted) }
}

async function cityIdOf(slug: string): Promise<number | null> {
  return (await db().city.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null
}

function rangeOf({ before, after }: DeskFilter): DeskRange {
  const key = (text: string | undefined) =>
    text === undefined ? undefined : (parsePageKey(text) ?? undefined)
  const olderThan = key(before)
  return olderThan ? { olderThan } : { newerThan: key(after) }
}

type Page = Omit<DeskList, 'counts'>

async function pageOf(reading: Reading, range: DeskRange): Promise<Page> {
  const { limit } = reading
  const rows = await itemsOf(statementOf(reading, range, limit + 1))
  if (range.newerThan) {
    // A page that is not full stands at the top, and more may have come there.
    if (rows.length <= limit) return pageOf(reading, {})
    const items = rows.slice(1)
    return { items, before: keyOf(items.at(-1)), after: keyOf(items[0]), searchedTo: null }
  }
  const items = rows.slice(0, limit)
  const after = range.olderThan ? (keyOf(items[0]) ?? keyFrom(range.olderThan)) : null
  if (rows.length > limit) return { items, before: keyOf(items.at(-1)), after, searchedTo: null }
  const end = await endOf(reading, range)
  return { items, before: end ? formatPageKey(end) : null, after, searchedTo: end?.at ?? null }
}

function statementOf({ scope, words, isByIndex }: Reading, range: DeskRange, rows: number) {
  if (words.length === 0) return merged(scope, range, rows)
  return (isByIndex ? pageByIndex : pageByWalk)(words, scope, range, rows)
}

/** Where a search stopped without having seen the whole list; null where it has. */
async function endOf({ scope, words, isByIndex }: Reading, range: DeskRange): Promise<PageKey | null> {
  return words.length > 0 && !isByIndex ? endOfWalk(scope, range) : null
}

function keyOf(item: DeskListItem | undefined): string | null {
  return item ? formatPageKey({ at: item.changedAt, id: item.id }) : null
}

/** What stands from this place on upwards, itself included. */
const keyFrom = ({ at, id }: PageKey) => formatPageKey({ at, id: id - 1 })

/** How many drafts wait, up to a thousand. */
export async function countDrafts(editor: Editor): Promise<BoundedCount> {
  permit(editor, 'article.draft')
  return bounded((await countByState(['draft'], {}))[0])
}
