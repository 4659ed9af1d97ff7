import { expect, it } from 'vitest'
import { GET as search } from '#app/(reader)/search/route.tsx'
import { GET as suggestions } from '#app/(reader)/search/suggestions/route.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { addColumn } from '#lib/columns/add-column.ts'
import { seed } from '#lib/imports/seed.ts'
import { aChiefEditor, aSystem } from '../support/cast.ts'
import { ask, wordsOf } from '../support/routes.ts'

const find = (query: string) => ask(search, `/search?${query}`, {})
const suggested = async (q: string, more = '') =>
  (await ask(suggestions, `/search/suggestions?q=${encodeURIComponent(q)}${more}`, {})).json()

it('searches answer from the seed on, whatever is typed, and forget what is taken down', async () => {
  await seed()
  const page = await find(`q=${encodeURIComponent('樂從 志願')}`)
  expect(page.status).toBe(200)
  expect(page.headers.get('cache-control')).toBe('private, no-store')
  const html = await page.text()
  expect(html).toContain('<mark>乐从</mark>')
  expect(wordsOf(html)).toContain('找到 1 篇文章')
  expect(await suggested('乐从')).toMatchObject([
    { title: '乐从', path: '/cities/lecong', kind: '城市' },
    { path: '/articles/1', kind: '文章' },
  ])
  await addColumn(aSystem, { slug: 'own', name: '镇事', city: 'lecong' })
  expect(await suggested('镇事')).toEqual([
    { title: '乐从 · 镇事', path: '/cities/lecong/own', kind: '栏目' },
  ])
  expect(await suggested('镇事', '&script=hant')).toEqual([
    { title: '樂從 · 鎮事', path: '/hant/cities/lecong/own', kind: '栏目' },
  ])
  for (const q of [
    '',
    '，。',
    "'; DROP TABLE article; --",
    '🐉',
    '<script>',
    '字'.repeat(201),
    '\0',
    '来源:无',
    '%',
    '"',
  ])
    expect((await find(`q=${encodeURIComponent(q)}`)).status, q).toBe(200)
  const meaningless = await (await find(`q=${encodeURIComponent('，。')}`)).text()
  expect(wordsOf(meaningless)).toContain('“，。”里没有可以搜索的字')
  // Whatever a reader asks for: search engines keep the bare form alone, and none of his words.
  const isNoindex = async (query: string) => (await (await find(query)).text()).includes('content="noindex')
  expect(await isNoindex('')).toBe(false)
  for (const query of ['q=，。', 'q=编辑:"领奖"', 'q=乐从'])
    expect(await isNoindex(encodeURI(query)), query).toBe(true)
  expect((await find('q=%ff%fe&from=x&city=nowhere')).status).toBe(200)
  expect((await find('q=x&older=1-1.aaaaaaaaaaaa')).status).toBe(404)
  const removal = { id: 1, version: 1, reason: 'copyright', note: '权利人来函' }
  await takeDownArticle(await aChiefEditor(), removal)
  expect(wordsOf(await (await find(`q=${encodeURIComponent('乐从')}`)).text())).toContain('没有找到文章')
  expect(await suggested('志愿')).toEqual([])
})
