import { expect, it } from 'vitest'
import { GET as search } from '#app/(reader)/search/route.tsx'
import { GET as suggestions } from '#app/(reader)/search/suggestions/route.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { seed } from '#lib/imports/seed.ts'
import { aChiefEditor } from '../support/cast.ts'
import { ask, wordsOf } from '../support/routes.ts'

const find = (query: string) => ask(search, `/search?${query}`, {})
const suggested = async (q: string) =>
  (await ask(suggestions, `/search/suggestions?q=${encodeURIComponent(q)}`, {})).json()

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
  expect((await find('q=%ff%fe&from=x&city=nowhere')).status).toBe(200)
  expect((await find('q=x&older=1-1.aaaaaaaaaaaa')).status).toBe(404)
  const removal = { id: 1, version: 1, reason: 'copyright', note: '权利人来函' }
  await takeDownArticle(await aChiefEditor(), removal)
  expect(wordsOf(await (await find(`q=${encodeURIComponent('乐从')}`)).text())).toContain('没有找到文章')
  expect(await suggested('志愿')).toEqual([])
})
