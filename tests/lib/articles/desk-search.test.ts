import { expect, it } from 'vitest'
import { deleteDraft } from '#lib/articles/delete-draft.ts'
import { listForDesk } from '#lib/articles/desk-list.ts'
import { backfillSearch } from '#lib/articles/search/backfill-search.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { pool } from '#lib/db/client.ts'
import { aChiefEditor, aCity, aDraft, aFederationReport, anEditor } from '../../support/cast.ts'

/** `title` is an expression of SQL over the article's number `n`; the higher it is, the newer the article. */
async function titled(title: string, articles: number) {
  const { id } = await aCity()
  await pool().query(
    `INSERT INTO article (status, origin, title, body, city_id, published_at, changed_at)
     SELECT 'published', 'original', ${title}, '{"type":"doc","content":[{"type":"paragraph"}]}', $2,
       timestamptz '2024-01-01 00:00+08' + n * interval '1 minute', now()
     FROM generate_series(1, $1::int) n`,
    [articles, id],
  )
  await backfillSearch()
}

const titlesOf = (items: { title: string }[]) => items.map(({ title }) => title)

it('the desk finds words of titles, page by page', async () => {
  await titled(
    `CASE WHEN n % 2 = 0 THEN '镇上授旗' WHEN n IN (5, 43) THEN 'NBA观鸬鹚记' ELSE '防汛演练' END || n`,
    120,
  )
  const editor = await anEditor()
  const few = ['NBA观鸬鹚记43', 'NBA观鸬鹚记5']
  for (const [q, titles] of [
    ['鸬鹚', few],
    ['鹚', few],
    ['nba', few],
    ['  记43 观 ', ['NBA观鸬鹚记43']],
    ['鸬记', []],
    ['麒麟', []],
    ['。', []],
  ] as const) {
    const { items, counts, before } = await listForDesk(editor, { q })
    expect(titlesOf(items), q).toEqual(titles)
    expect(counts.published, q).toEqual({ number: titles.length, orMore: false })
    expect(before).toBeNull()
  }
  const seen: string[] = []
  const tops: string[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await listForDesk(editor, { q: '授旗', limit: 25, ...(before ? { before } : {}) })
    const [top = ''] = titlesOf(page.items)
    seen.push(...titlesOf(page.items))
    if (page.after === null) expect(tops, 'only the first page follows none').toEqual([])
    else {
      const back = await listForDesk(editor, { q: '授旗', limit: 25, after: page.after })
      expect(titlesOf(back.items)[0], 'the page before').toBe(tops.at(-1))
      expect(back.items).toHaveLength(25)
    }
    tops.push(top)
    before = page.before
    expect(page.counts.published).toEqual({ number: 60, orMore: false })
  }
  expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => `镇上授旗${120 - 2 * n}`))
})

it('the desk finds articles of every state by text, source, author and editor', async () => {
  const editor = await anEditor()
  const draft = await aDraft({ title: '草稿一篇', author: '记者 梁颖' })
  const published = await aFederationReport({ title: '见报一篇' })
  const chief = await aChiefEditor()
  const down = await takeDownArticle(chief, {
    ...(await aFederationReport({ title: '撤下一篇', author: '陈嘉欣' })),
    ...{ reason: 'copyright', note: '权利人来函' },
  })
  const find = async (q: string, more = {}) =>
    (await listForDesk(editor, { q, ...more })).items.map(({ id }) => id).sort()
  const all = [draft.id, published.id, down.id].sort()
  expect(await find('服务阵地')).toEqual(all)
  expect(await find('来源:乐从发布')).toEqual(all)
  expect(await find('作者:梁颖')).toEqual([draft.id])
  expect(await find('作者:陈嘉欣 服务阵地')).toEqual([down.id])
  expect(await find(`编辑:${editor.name}`)).toEqual(all)
  expect(await find('编辑:没有这位')).toEqual([])
  expect(await find('来源:没有这家')).toEqual([])
  expect(await find('一篇', { status: 'taken_down' })).toEqual([down.id])
  expect((await listForDesk(editor, { q: '一篇' })).counts).toMatchObject({
    ...{ draft: { number: 1 }, published: { number: 1 }, taken_down: { number: 1 } },
  })
  await deleteDraft(editor, draft)
  expect(await find('一篇')).not.toContain(draft.id)
  expect(await find('一篇', { status: 'deleted' })).toEqual([draft.id])
  // Also of a source of which readers see nothing, in another spelling.
  await takeDownArticle(chief, { ...published, reason: 'copyright', note: '权利人来函' })
  expect(await find('来源:乐从\u200b发布')).toEqual([published.id, down.id])
  expect(await find('來源：樂從發佈')).toEqual([published.id, down.id])
  expect(await find(`編輯:${editor.name}`)).toEqual([published.id, down.id])

  // Why nothing is found.
  const why = async (q: string, more = {}) => (await listForDesk(editor, { q, ...more })).why
  expect(await why('一篇')).toEqual([])
  expect(await why('，。')).toEqual(['“，。”里没有可以查找的字。'])
  expect(await why('来源:没有这家 编辑:没有这位')).toEqual([
    '没有叫“没有这家”的来源。',
    '没有叫“没有这位”的编辑。',
  ])
  expect(await why('见报', { status: 'draft' })).toEqual(['“草稿”里没有，其他状态有 1 篇。'])
  expect(await why('草稿', {})).toEqual(['没有找到文章。', '已删除的文章里有 1 篇。'])
  await aCity('daliang', '大良')
  expect(await why('见报', { citySlug: 'daliang' })).toEqual(['没有找到文章。', '不限城市有 1 篇。'])
  expect(await why('见报 日期:2001-01-01')).toEqual(['没有找到文章。', '不限来源、日期等条件有 1 篇。'])
  expect(await why('麒麟')).toEqual(['没有找到文章，可以换一个词，或者少用几个字。'])
})
