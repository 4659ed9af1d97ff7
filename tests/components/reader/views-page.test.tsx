import { expect, it } from 'vitest'
import { viewsNumber } from '#components/reader/views-number.ts'
import { ViewsPage } from '#components/reader/views-page.tsx'
import { budgets, prefixes, REFUSED_FROM } from '#lib/views/budgets.ts'
import { attrs, print, texts, wordsOf } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

const page = print(<ViewsPage site={aSite()} />)
const rules = texts(page, '.prose p').concat(texts(page, '.prose li'))

it('publishes the very bounds that views are counted by', () => {
  const bounds = rules.find((rule) => rule.includes('一小时最多计入')) ?? ''
  expect(bounds.match(/[\d,]+ 次/g)).toEqual(budgets.map(({ views }) => `${viewsNumber(views)} 次`))
  expect(rules).toContainEqual(expect.stringContaining(`超过上限 ${REFUSED_FROM} 倍的不再接收`))
  const networks = rules.find((rule) => rule.startsWith('IPv6')) ?? ''
  expect(networks.match(/\/\d+/g)).toEqual(prefixes.map(({ bits }) => `/${bits}`))
})

it('says what counts, what does not, and what is stored of a reader', () => {
  expect(texts(page, '.prose h2')).toEqual([
    ...['什么算一次', '什么时候计入', '同一网络地址的上限', '调整', '不计入的访问', '个人信息'],
  ])
  const whole = wordsOf(page)
  for (const promise of [
    '满 1 秒',
    '超过 30 秒',
    '不使用 Cookie',
    '48 小时内删除',
    '关闭了脚本的读者同样计数',
  ])
    expect(whole.replace(/\s+/g, ' '), promise).toContain(promise)
})

it('is found under one address', () => {
  expect(attrs(page, 'link[rel=canonical]', 'href')).toEqual(['https://news.example.cn/about/views'])
})
