import { db } from '#lib/db/client.ts'
import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import type { BoundedCount } from '../bounded-count.ts'
import { permit } from '../editors/permissions.ts'
import { isStorable } from '../text/storable.ts'
import { boundedCounts, boundedOf, countByState } from './desk-counts.ts'
import { type DeskRange, type DeskScope, itemsOf, merged } from './desk-rows.ts'
import { countFound, deskQuery, pageFound } from './desk-search.ts'
import { whyNothing } from './desk-search-reasons.ts'
import type { DeskList, DeskListItem } from './desk-types.ts'
import { formatPageKey, type PageKey, parsePageKey } from './page-key.ts'
import { listedStatuses } from './status.ts'

const DEFAULT_PAGE = 40
const LARGEST_PAGE = 200

export type DeskFilter = {
  status?: ArticleStatus
  citySlug?: string
  /** What is looked for, as it was typed (lib/articles/desk-search.ts). */
  q?: string
  /** The `before` of a page: the one that follows it. What is no such key is ignored. */
  before?: string
  /** The `after` of a page: the one that it follows; the first page where that would not be full. */
  after?: string
  /** 40 unless said, at most 200. */
  limit?: number
}

/**
 * Every article that matches, last changed first, with how many there are of each state, up to a thousand. Those that a
 * search finds are in the order of searches, those first whose titles hold the words.
 * @throws DomainError forbidden
 */
export async function listForDesk(editor: Editor, filter: DeskFilter = {}): Promise<DeskList> {
  permit(editor, 'article.draft')
  if (!isStorable(`${filter.citySlug ?? ''}${filter.q ?? ''}`)) return nothing
  const cityId = filter.citySlug ? await cityIdOf(filter.citySlug) : undefined
  if (cityId === null) return nothing
  const scope: DeskScope = { status: filter.status, cityId }
  const limit = Math.min(Math.max(filter.limit ?? DEFAULT_PAGE, 1), LARGEST_PAGE)
  const range = rangeOf(filter)
  if (filter.q?.trim()) return searchForDesk(filter.q, scope, range, limit)
  const [page, counted] = await Promise.all([
    pageOf(scope, range, limit),
    countByState(listedStatuses, scope),
  ])
  return { ...page, counts: boundedCounts(counted), why: [] }
}

const nothing: DeskList = { items: [], counts: boundedCounts([]), before: null, after: null, why: [] }

async function searchForDesk(
  typed: string,
  scope: DeskScope,
  range: DeskRange,
  limit: number,
): Promise<DeskList> {
  const read = await deskQuery(typed, scope)
  if (!read.query) return { ...nothing, why: read.why }
  const { query } = read
  const [{ items, first, last }, counted] = await Promise.all([
    pageFound(query, range, limit),
    countFound(query),
  ])
  return {
    items,
    counts: boundedCounts(counted),
    before: last && formatPageKey(last),
    after: first && formatPageKey(first),
    why: items.length > 0 ? [] : await whyNothing(query, counted),
  }
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

type Page = Omit<DeskList, 'counts' | 'why'>

async function pageOf(scope: DeskScope, range: DeskRange, limit: number): Promise<Page> {
  const rows = await itemsOf(merged(scope, range, limit + 1))
  if (range.newerThan) {
    // A page that is not full stands at the top, and more may have come there.
    if (rows.length <= limit) return pageOf(scope, {}, limit)
    const items = rows.slice(1)
    return { items, before: keyOf(items.at(-1)), after: keyOf(items[0]) }
  }
  const items = rows.slice(0, limit)
  const after = range.olderThan ? (keyOf(items[0]) ?? keyFrom(range.olderThan)) : null
  return { items, before: rows.length > limit ? keyOf(items.at(-1)) : null, after }
}

function keyOf(item: DeskListItem | undefined): string | null {
  return item ? formatPageKey({ at: item.changedAt, id: item.id }) : null
}

/** What stands from this place on upwards, itself included. */
const keyFrom = ({ at, id }: PageKey) => formatPageKey({ at, id: id - 1 })

/** How many drafts wait, up to a thousand. */
export async function countDrafts(editor: Editor): Promise<BoundedCount> {
  permit(editor, 'article.draft')
  return boundedOf((await countByState(['draft'], {}))[0])
}

/** How many articles wait for a review, up to a thousand. */
export async function countInReview(editor: Editor): Promise<BoundedCount> {
  permit(editor, 'article.draft')
  return boundedOf((await countByState(['in_review'], {}))[0])
}
