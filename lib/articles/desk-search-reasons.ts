import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import { boundedCount, boundedNumber } from '../bounded-count.ts'
import { countArticles } from '../search/count-hits.ts'
import { searching } from '../search/searching.ts'
import type { Counted } from './desk-counts.ts'
import { askedOf, type DeskQuery } from './desk-search.ts'
import { states } from './status.ts'

/** Why a search of the desk finds nothing, in sentences: what there is in other states and cities, or without its filters. */
export async function whyNothing(query: DeskQuery, counted: readonly Counted[]): Promise<string[]> {
  const { status, cityId } = query.scope
  const elsewhere = counted.reduce((sum, { number }) => sum + number, 0)
  if (status && elsewhere > 0) return [`“${states[status].name}”里没有，其他状态有 ${shown(elsewhere)} 篇。`]
  const { words } = query
  const unfiltered = { ...query, filters: { all: [], anyOf: [], from: null, until: null } }
  const sentences = [
    status === 'deleted' ? null : await sentence(query, '已删除的文章里有', 'deleted'),
    cityId === undefined ? null : await sentence(withoutCity(query), '不限城市有'),
    query.isFiltered && words.title.length + (words.text?.length ?? 0) > 0
      ? await sentence(unfiltered, '不限来源、日期等条件有')
      : null,
  ].filter((one) => one !== null)
  return sentences.length > 0
    ? ['没有找到文章。', ...sentences]
    : ['没有找到文章，可以换一个词，或者少用几个字。']
}

const withoutCity = (query: DeskQuery): DeskQuery => ({
  ...query,
  scope: { ...query.scope, cityId: undefined },
})

/** Null where there is nothing there either. */
async function sentence(query: DeskQuery, words: string, status?: ArticleStatus): Promise<string | null> {
  const number = await searching((tx) => countArticles(tx, askedOf(query, status)))
  return number > 0 ? `${words} ${shown(number)} 篇。` : null
}

const shown = (number: number) => boundedNumber(boundedCount(number))
