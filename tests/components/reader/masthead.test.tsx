import { expect, it } from 'vitest'
import { type ColumnsPlace, Masthead } from '#components/reader/masthead.tsx'
import { all, attrs, has, print, texts } from '../../support/markup.ts'
import { aSite, aSiteCity } from '../../support/reader-cast.ts'

const cities = ['甲', '乙', '丙', '丁', '戊', '己'].map((name, at) => aSiteCity(`c${at}`, name, at))
const columns = [
  { id: 1, slug: 'news', name: '要闻' },
  { id: 2, slug: 'people', name: '民生' },
]
const site = aSite({
  name: '顺德新闻',
  cities: [{ ...aSiteCity('c0', '甲', 0), columns }, ...cities.slice(1)],
  columns,
})
const masthead = (path: string, place?: ColumnsPlace) =>
  print(<Masthead site={site} section={{ path, here: true }} columns={place} />)

it('names the ways in one order on every page, and marks where the reader is', () => {
  for (const path of ['/', '/cities/c5', '/articles', '/about']) {
    const page = masthead(path)
    expect(texts(page, '[aria-label=城市] a')).toEqual([
      '首页',
      '甲',
      '乙',
      '丙',
      '丁',
      '戊',
      '己',
      '全部文章',
    ])
    expect(attrs(page, '[aria-current=page]', 'href')).toEqual(path === '/about' ? [] : [path])
  }
})

it('bears the sign of the site’s own name, and the day in Shanghai', () => {
  expect(texts(masthead('/'), '.mark')).toEqual(['顺'])
  for (const [name, sign] of [
    ['“乐从”网', '乐'],
    ['🐉', '🐉'],
  ] as const)
    expect(texts(print(<Masthead site={aSite({ name })} section={undefined} />), '.mark')).toEqual([sign])
  expect(texts(masthead('/'), 'time')).toEqual(['2023年8月18日 星期五'])
})

it('leads to the results of a search', () => {
  const [form] = all(masthead('/'), 'form')
  expect(form?.attrs).toMatchObject({ action: '/search', role: 'search' })
  expect(attrs(masthead('/'), 'input', 'name')).toEqual(['q'])
})

it('has the columns of a place in a row of their own, where there are some', () => {
  const hrefs = (place?: ColumnsPlace) => attrs(masthead('/', place), '.columns a', 'href')
  expect(hrefs({ citySlug: 'c0' })).toEqual(['/cities/c0/news', '/cities/c0/people'])
  expect(hrefs({})).toEqual(['/columns/news', '/columns/people'])
  expect(texts(masthead('/', { columnSlug: 'people' }), '.columns [aria-current=page]')).toEqual(['民生'])
  expect(has(masthead('/', { citySlug: 'c1' }), '.columns')).toBe(false)
  expect(has(masthead('/'), '.columns')).toBe(false)
})
