import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { askedGrams } from '../../search/asked-grams.ts'
import { countHits } from '../../search/count-hits.ts'
import { publicGram } from '../../search/filter-grams.ts'
import { findArticles } from '../../search/find-articles.ts'
import type { Asked, Place } from '../../search/hit-conditions.ts'
import { type Marked, marked, snippet } from '../../search/marked.ts'
import type { Typed } from '../../search/search-query.ts'
import { limitReaderSearches, searching } from '../../search/searching.ts'
import { publishedSourcesCalled } from '../../sources/sources-called.ts'
import { storedBodySchema } from '../body/body.ts'
import { unmarkedText } from '../body/plain-text.ts'
import { formatPageKey, type PageKey, parsePageKey } from '../page-key.ts'
import { listedByNumber } from '../published-list.ts'
import type { ListedArticle } from '../published-types.ts'
import { filtersOf } from './search-filters.ts'

const PAGE = 20

export type FoundArticle = { article: ListedArticle; title: Marked[]; text: Marked[] }

/** A page of what readers find, best first. */
export type SearchPage = {
  items: FoundArticle[]
  /** Up to a thousand and one. */
  count: number
  /** The key of the next page, null on the last one. */
  older: string | null
  /** What nothing is called: sentences. */
  unknown: string[]
}

const nothing = { items: [], count: 0, older: null }

/**
 * Published articles that hold all the words of a query, those first whose titles hold them, and new ones before old ones.
 * @param older the `older` of the page before
 * @returns null for a key that no page gave out
 */
export async function searchArticles(query: Typed, older?: string): Promise<SearchPage | null> {
  const key = older === undefined ? null : parsePageKey(older)
  if (older !== undefined && key === null) return null
  return limitReaderSearches(() => pageAfter(query, key))
}

async function pageAfter(query: Typed, key: PageKey | null): Promise<SearchPage> {
  const { unknown, all, anyOf, from, until } = await filtersOf(query, publishedSourcesCalled)
  if (unknown.length > 0) return { ...nothing, unknown }
  const asked: Asked = {
    ...askedGrams(query.terms),
    ...{ all: [publicGram, ...all], anyOf, from, until },
  }
  const place = key && { score: key.at.getTime(), id: key.id }
  const { places, count } = await searching(async (tx) => {
    const counted = await countHits(tx, asked)
    return { places: await findArticles(tx, asked, place, PAGE + 1, counted), count: counted.number }
  })
  const shown = places.slice(0, PAGE)
  const items = await itemsOf(shown, query.terms)
  return { items, count, older: places.length > PAGE ? keyOf(shown.at(-1)) : null, unknown }
}

function keyOf(place: Place | undefined): string | null {
  return place ? formatPageKey({ at: new Date(place.score), id: place.id }) : null
}

const bodyRow = z.object({ id: z.number(), body: z.unknown() })

async function itemsOf(places: readonly Place[], terms: readonly string[]): Promise<FoundArticle[]> {
  if (places.length === 0) return []
  const ids = places.map(({ id }) => id)
  const [articles, bodies] = await Promise.all([
    listedByNumber(ids),
    queryRows(
      bodyRow,
      Prisma.sql`SELECT id, body FROM article WHERE status = 'published' AND id = ANY(${ids})`,
    ),
  ])
  const body = new Map(bodies.map((row) => [row.id, row.body]))
  // In the order of the hits; what was taken down meanwhile is none any more.
  return articles.map((article) => found(article, body.get(article.id), terms))
}

function found(article: ListedArticle, body: unknown, terms: readonly string[]): FoundArticle {
  const { title, summary } = article
  const inSummary = marked(summary, terms)
  const isInSummary = inSummary.some(({ isHit }) => isHit)
  const inBody = isInSummary || body === undefined ? null : snippet(wordsOf(body), terms)
  return { article, title: marked(title, terms), text: inBody ?? inSummary }
}

function wordsOf(body: unknown): string {
  return unmarkedText(storedBodySchema.parse(body))
}
