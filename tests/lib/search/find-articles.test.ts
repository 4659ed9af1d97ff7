import { expect, it } from 'vitest'
import { backfillSearch } from '#lib/articles/search/backfill-search.ts'
import { MOST_COUNTED } from '#lib/bounded-count.ts'
import { db } from '#lib/db/client.ts'
import { askedGrams } from '#lib/search/asked-grams.ts'
import { countHits } from '#lib/search/count-hits.ts'
import { cityGram, publicGram } from '#lib/search/filter-grams.ts'
import { findArticles, placesBefore } from '#lib/search/find-articles.ts'
import type { Asked, Place } from '#lib/search/hit-conditions.ts'
import { searching } from '#lib/search/searching.ts'
import { aBody, aCity } from '../../support/cast.ts'

const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR
/** A day from now, as an editor may date it. */
const NEWEST = Date.now() + 24 * HOUR

type Article = { id: number; at: number; cityId: number; title: string; summary: string }

/**
 * Articles of forty years, more in the newest weeks than a page has. Of three one has the words in its title, of four three have them in the
 * text and one has their pairs apart; few have “公告” only there, and those of one year
 * long ago “亚运会”; some are of one moment, and their numbers do not follow time.
 */
async function articlesOfFortyYears(cityIds: readonly number[]): Promise<Article[]> {
  const articles = Array.from({ length: 3_600 }, (_, n) => {
    const hours = n < 300 ? n : n < 3_000 ? 300 + (n - 300) * 137 : 20 * 8_760 + (n - 3_000) * 12
    const title = n % 3 === 0 ? '龙舟赛' : '公告'
    const text = n % 4 === 3 ? '龙舟与小舟赛跑' : '一年一度的龙舟赛'
    const summary = text + (n % 33 === 0 ? '公告' : '') + (n < 3_000 ? '' : '亚运会')
    const at = NEWEST - (n % 5 === 0 ? hours : hours - (hours % 7)) * HOUR
    return {
      id: ((n * 7_919) % 3_607) + 1,
      at,
      cityId: cityIds[Math.floor(n / 5) % cityIds.length] ?? 0,
      title,
      summary,
    }
  })
  await db().article.createMany({
    data: articles.map(({ at, ...article }) => ({
      ...article,
      ...{ status: 'published', origin: 'original', publishedAt: new Date(at), body: aBody() },
    })),
  })
  await backfillSearch()
  return articles
}

const inTitle = (words: string) => (article: Article) => article.title.includes(words)
const inText = (words: string) => (article: Article) => (article.title + article.summary).includes(words)

it('finds every hit of thousands in order, from page to page and back', async () => {
  const cities = [
    await aCity('lecong', '乐从'),
    await aCity('daliang', '大良'),
    await aCity('beijiao', '北滘'),
  ]
  const [one = 0, other = 0, third = 0] = cities.map(({ id }) => id)
  const articles = await articlesOfFortyYears([one, other, third])
  const [from, until] = [Date.UTC(1997, 2, 3), Date.UTC(2025, 10, 1)]
  const cases: [
    words: string,
    narrowed: Partial<Asked>,
    isHit: (article: Article) => boolean,
    limit: number,
  ][] = [
    ['公告', {}, inText('公告'), 21],
    ['龙舟', {}, inText('龙舟'), 400],
    ['龙舟赛', {}, inText('龙舟赛'), 400],
    ['舟', {}, inTitle('舟'), 150],
    ['亚运会', {}, inText('亚运会'), 100],
    ['赛跑', {}, inText('赛跑'), 250],
    ['龙舟', { all: [publicGram, cityGram(one)] }, ({ cityId }) => cityId === one, 150],
    [
      '龙舟赛',
      { anyOf: [[cityGram(one), cityGram(third)]] },
      (article) => article.cityId !== other && inText('龙舟赛')(article),
      150,
    ],
    ['龙舟', { from, until }, ({ at }) => at >= from && at < until, 150],
    ['', { from, until }, ({ at }) => at >= from && at < until, 150],
  ]
  for (const [words, narrowed, isHit, limit] of cases) {
    const asked = {
      ...askedGrams(words ? [words] : []),
      all: [publicGram],
      anyOf: [],
      from: null,
      until: null,
    }
    const hits = articles.filter(isHit).map((article) => placeOf(article, words))
    expect(hits.length, words).toBeGreaterThan(3 * limit)
    await goesThrough({ ...asked, ...narrowed }, hits.sort(bestFirst), limit)
  }
}, 120_000)

const placeOf = ({ id, at, title }: Article, words: string): Place => ({
  score: at + (words !== '' && title.includes(words) ? YEAR : 0),
  id,
})
const bestFirst = (one: Place, other: Place) => other.score - one.score || other.id - one.id

function goesThrough(asked: Asked, expected: Place[], limit: number): Promise<void> {
  return searching(async (tx) => {
    const counted = await countHits(tx, asked)
    expect(counted.number).toBe(Math.min(expected.length, MOST_COUNTED + 1))
    const isAllRead = expected.length <= MOST_COUNTED
    expect(counted.all?.toSorted(bestFirst) ?? null).toEqual(isAllRead ? expected : null)
    for (let start = 0; start <= expected.length; start += limit) {
      const after = expected[start - 1] ?? null
      const page = await findArticles(tx, asked, after, limit, { ...counted, all: null })
      expect(page).toEqual(expected.slice(start, start + limit))
      if (after === null) continue
      const end = expected[start] ?? { score: 0, id: 0 }
      const before = await placesBefore(tx, asked, end, limit)
      expect(before).toEqual(expected.slice(Math.max(start - limit, 0), start))
    }
  })
}
