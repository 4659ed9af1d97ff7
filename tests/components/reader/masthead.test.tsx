import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Masthead } from '#components/reader/masthead.tsx'
import { aSite } from '../../support/reader-cast.ts'

const cities = ['甲', '乙', '丙', '丁', '戊', '己'].map((name, at) => ({ slug: `c${at}`, name }))
const site = aSite({ cities: cities.map((city, id) => ({ id, ...city, columns: [] })) })

const ways = (path: string) => {
  const html = renderToStaticMarkup(<Masthead site={site} section={{ path, here: true }} />)
  return [...html.matchAll(/<a href="[^"]*"[^>]*>([^<]*)<\/a>/g)].map(([, name]) => name).join(' ')
}

it('names the ways in their order, and where the reader is within the first few', () => {
  expect(ways('/')).toBe('首页 甲 乙 丙 丁 戊 己 全部文章')
  expect(ways('/cities/c1')).toBe('首页 甲 乙 丙 丁 戊 己 全部文章')
  expect(ways('/cities/c5')).toBe('首页 己 甲 乙 丙 丁 戊 全部文章')
  expect(ways('/articles')).toBe('首页 全部文章 甲 乙 丙 丁 戊 己')
})
