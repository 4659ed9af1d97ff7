import type { ArticleStatus, Origin } from '#lib/db/generated/enums.ts'
import {
  authorGrams,
  cityGram,
  columnGram,
  editorGrams,
  originGram,
  publicGram,
  sourceGrams,
  spanGram,
  spanNumber,
  stateGram,
} from '../../search/filter-grams.ts'
import { fold } from '../../search/folded-text.ts'
import { textGrams, titleGrams, wordGram } from '../../search/grams.ts'
import { nameForSearch } from '../../search/name-for-search.ts'
import { creditsOf } from '../credits.ts'
import { isPublic } from '../status.ts'

/** What a search knows of an article. */
export type Searched = {
  id: number
  status: ArticleStatus
  origin: Origin
  title: string
  summary: string
  /** The words of its body. */
  text: string
  author: string | null
  photographer: string | null
  tags: string | null
  cityId: number
  columnId: number | null
  source: { id: number; name: string } | null
  /** The responsible editor, or who wrote the first draft. */
  editorId: string | null
  /** By what it is ordered: when it was published, else when it last changed. */
  at: Date
}

/** Its row of the index. */
export type SearchEntry = { articleId: number; at: Date; titleGrams: number[]; grams: number[]; text: string }

/** What the index holds of an article: the grams of its words, and of what it is, and its folded words, a part a line. */
export function searchEntry(article: Searched): SearchEntry {
  const { id, title, summary, author, photographer, tags, source } = article
  const foldedTitle = fold(title)
  const text = [title, summary, source?.name, author, photographer, tags, article.text]
    .flatMap((part) => (part ? fold(part) : []))
    .join('\n')
  return {
    articleId: id,
    at: article.at,
    titleGrams: [...titleGrams(foldedTitle)],
    grams: [...textGrams(text), ...filterGrams(article)],
    text,
  }
}

function filterGrams(article: Searched): number[] {
  const { status, origin, cityId, columnId, source, author, photographer, editorId, at } = article
  const time = (span: 'week' | 'quarter' | 'year') => spanGram(span, spanNumber(span, at.getTime()))
  return [
    ...(isPublic(status) ? [publicGram] : []),
    ...[stateGram(status), originGram(origin), cityGram(cityId), time('week'), time('quarter'), time('year')],
    ...(columnId === null ? [] : [columnGram(columnId)]),
    ...(source ? sourceGrams(source.id) : []),
    ...(editorId === null ? [] : editorGrams(wordGram(editorId))),
    ...creditsOf(author, photographer).flatMap(({ name }) => authorGrams(wordGram(nameForSearch(name)))),
  ]
}
