import { beforeEach, describe, expect, it } from 'vitest'
import { listForDesk } from '#lib/articles/desk-list.ts'
import { pool } from '#lib/db/client.ts'
import { aCity, anEditor } from '../../support/cast.ts'

/** More articles than are gone through at once; the higher the number, the later it was changed. */
const ARTICLES = 6_000

/** `title` is an expression of SQL over the article's number `n`. */
async function titled(title: string) {
  const { id } = await aCity()
  await pool().query(
    `INSERT INTO article (status, origin, title, body, city_id, published_at, changed_at)
     SELECT 'published', 'original', ${title}, '{"type":"doc","content":[]}', $2, now(), timestamptz '2024-01-01 00:00+08' + n * interval '1 minute'
     FROM generate_series(1, $1::int) n`,
    [ARTICLES, id],
  )
}

const titlesOf = (items: { title: string }[]) => items.map(({ title }) => title)

describe('words of titles are found', () => {
  beforeEach(() =>
    titled(
      `CASE WHEN n % 10 = 0 THEN '镇上授旗' WHEN n IN (5, 4003) THEN 'NBA观鸬鹚记' ELSE '防汛演练' END || n`,
    ),
  )

  it.each([
    ['a word of few, however old', '鸬鹚', ['NBA观鸬鹚记4003', 'NBA观鸬鹚记5']],
    ['of one character', '鹚', ['NBA观鸬鹚记4003', 'NBA观鸬鹚记5']],
    ['in any case', 'nba', ['NBA观鸬鹚记4003', 'NBA观鸬鹚记5']],
    ['several, in any order', '  记4 观 ', ['NBA观鸬鹚记4003']],
    ['whose characters stand apart from each other', '鸬记', []],
    ['of none', '麒麟', []],
  ])('%s', async (_, q, titles) => {
    const { items, counts, before, searchedTo } = await listForDesk(await anEditor(), { q })
    expect(titlesOf(items)).toEqual(titles)
    expect(counts.published).toEqual({ number: titles.length, orMore: false })
    expect([before, searchedTo]).toEqual([null, null])
  })

  it('a word of many: the newest at once, and every one page by page', async () => {
    const editor = await anEditor()
    const seen: string[] = []
    for (let before: string | null | undefined; before !== null; ) {
      const page = await listForDesk(editor, { q: '授旗', limit: 200, ...(before ? { before } : {}) })
      seen.push(...titlesOf(page.items))
      before = page.before
      expect(page.counts.published).toEqual({ number: 500, orMore: true })
    }
    expect(seen).toEqual(Array.from({ length: 600 }, (_, n) => `镇上授旗${ARTICLES - 10 * n}`))
  })
})

describe('counts', () => {
  it('end at a thousand', async () => {
    await titled("'第' || n || '篇'")
    const { counts } = await listForDesk(await anEditor())
    expect(counts.published).toEqual({ number: 1_000, orMore: true })
    expect(counts.draft).toEqual({ number: 0, orMore: false })
  })
})

describe('a search among very many', () => {
  it('says how far back it has looked, and goes on from there', async () => {
    // Every title of the older half has the word, and no newer one: neither many of the newest, nor few of all.
    await titled(`CASE WHEN n <= 5100 THEN '亚运会' ELSE '防汛' END || n`)
    await pool().query(
      `INSERT INTO article (status, origin, title, body, city_id, published_at, changed_at)
       SELECT status, origin, '后来' || id, body, city_id, published_at, changed_at + interval '1 year'
       FROM article ORDER BY id LIMIT 5000`,
    )
    const editor = await anEditor()
    const first = await listForDesk(editor, { q: '亚运会' })
    expect(first).toMatchObject({ items: [], after: null, searchedTo: expect.any(Date) })
    const second = await listForDesk(editor, { q: '亚运会', before: first.before ?? '' })
    expect(titlesOf(second.items).slice(0, 2)).toEqual(['亚运会5100', '亚运会5099'])
    expect(second.searchedTo).toBeNull()
  })
})
