import { expect, it } from 'vitest'
import { restore } from '#lib/articles/restore.ts'
import { backfillSearch } from '#lib/articles/search/backfill-search.ts'
import { readSearch, type SearchFields } from '#lib/articles/search/read-search.ts'
import { takeDown } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { hundredQueries } from '../../../fixtures/hundred-queries.ts'
import { threeHundred } from '../../../fixtures/three-hundred.ts'
import { aCity, aFederationReport, aListedSource, aSystem } from '../../../support/cast.ts'
import { publishThreeHundred } from '../../../support/publish-three-hundred.ts'

async function find(fields: SearchFields) {
  const search = await readSearch(fields)
  if (search.kind !== 'found') throw new Error(search.kind)
  return search.page
}

/** Every page of it. */
async function findAll(fields: SearchFields): Promise<number[]> {
  const { items, older } = await find(fields)
  const rest = older === null ? [] : await findAll({ ...fields, older })
  return [...items.map(({ article }) => article.id), ...rest]
}

it('finds what each of a hundred queries asks for, and nothing else', async () => {
  const ids = await publishThreeHundred()
  await backfillSearch()
  expect(await db().searchEntry.count()).toBe(ids.length)
  expect(hundredQueries.length).toBeGreaterThanOrEqual(100)
  for (const [q, holds] of hundredQueries) {
    const expected = ids.filter((_, at) => threeHundred.slice(at, at + 1).some(holds))
    const found = await findAll({ q })
    expect([...found].sort(), q).toEqual([...expected].sort())
    expect((await find({ q })).count, q).toBe(expected.length)
  }
  await ordersByTitleAndTime()
  await followsTakedowns()
}, 300_000)

async function ordersByTitleAndTime() {
  const all = await findAll({ q: '乐从' })
  expect(new Set(all).size).toBe(all.length)
  const rows = new Map((await db().article.findMany()).map((row) => [row.id, row]))
  const scores = all.map((id) => {
    const { publishedAt, title } = rows.get(id) ?? { publishedAt: null, title: '' }
    return (publishedAt?.getTime() ?? 0) + (title.includes('乐从') ? 365 * 86_400_000 : 0)
  })
  expect(scores).toEqual([...scores].sort((one, other) => other - one))
}

async function followsTakedowns() {
  const [first = 0] = await findAll({ q: '龙舟' })
  const { version } = await db().article.findUniqueOrThrow({ where: { id: first } })
  const removal = { reason: 'copyright', note: '权利人来函' } as const
  const down = await transaction((tx) => takeDown(tx, aSystem, { id: first, version }, removal))
  expect(await findAll({ q: '龙舟' })).not.toContain(first)
  await transaction((tx) => restore(tx, aSystem, down, { note: '已获授权' }))
  expect((await findAll({ q: '龙舟' }))[0]).toBe(first)
}

it('finds names in whichever characters, width and case they are asked for or printed', async () => {
  await aCity('lecong', '樂從')
  await db().column.create({ data: { slug: 'sport', name: 'ＮＢＡ 新闻', position: 1 } })
  const columnId = (await db().column.findFirstOrThrow()).id
  await aListedSource({ name: '樂從發布' })
  const one = await aFederationReport({ sourceName: '樂從發布', author: '記者 羅永健', columnId })
  const other = await aFederationReport({ title: '另一篇', author: '阿里木·买买提' })
  const both = [one.id, other.id]
  for (const [fields, expected] of [
    [{ source: '乐从发布' }, both],
    [{ source: '樂從發布' }, both],
    [{ q: '來源：樂从發布' }, both],
    [{ city: '乐从' }, both],
    [{ city: 'ＬＥＣＯＮＧ' }, both],
    [{ q: '城市:樂從' }, both],
    [{ column: 'nba新聞' }, [one.id]],
    [{ q: '欄目:“nba 新闻”' }, [one.id]],
    [{ author: '罗永健' }, [one.id]],
    [{ q: '作者:羅永健' }, [one.id]],
    [{ author: '阿里木•買買提' }, [other.id]],
  ] as const)
    expect((await findAll(fields)).sort(), JSON.stringify(fields)).toEqual(expected)
})

it('answers what asks for nothing, and for what is not there', async () => {
  for (const q of ['', '，。！', '""', '   ', '\u0000'])
    expect(await readSearch({ q }), q).toEqual({ kind: 'unasked' })
  expect((await find({ q: '来源:没有这家' })).unknown).toEqual(['没有叫“没有这家”的来源。'])
  expect((await find({ q: '城市:没有这里' })).unknown).toEqual(['没有叫“没有这里”的城市。'])
  expect((await find({ q: '栏目:没有' })).unknown).toEqual(['没有叫“没有”的栏目。'])
  expect((await find({ q: '龙', from: '2026-13-01' })).unknown).toEqual(['没有“2026-13-01”这一天。'])
  expect((await find({ q: '龙', from: '0000-01-01' })).unknown).toEqual(['没有“0000-01-01”这一天。'])
  for (const to of ['1650-01-01', '1990-01-01'])
    expect(await find({ to }), to).toMatchObject({ items: [], count: 0 })
  expect((await find({ q: '字'.repeat(5_000) })).items).toEqual([])
  expect(await readSearch({ q: '龙舟', older: '1-1.aaaaaaaaaaaa' })).toEqual({ kind: 'no-such-page' })
})
