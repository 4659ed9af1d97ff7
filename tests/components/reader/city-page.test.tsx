import { describe, expect, it } from 'vitest'
import { CityPage } from '#components/reader/city-page.tsx'
import type { Front } from '#lib/front/front-types.ts'
import { attrs, has, print, texts } from '../../support/markup.ts'
import { aListedArticle, aSite, listedArticles } from '../../support/reader-cast.ts'

const people = { id: 4, slug: 'people', name: '民生' }
const lecong = { id: 1, slug: 'lecong', name: '乐从', columns: [people] }
const nothing: Front = {
  ...{ lead: null, secondary: [], blocks: [], more: [], olderThan: null },
  ...{ changedAt: new Date(0), changesAt: null },
}
const city = (front: Partial<Front>, elsewhere = listedArticles(0)) =>
  print(<CityPage site={aSite()} city={lecong} front={{ ...nothing, ...front }} elsewhere={elsewhere} />)

describe('a city’s page', () => {
  it('has its own lead and columns, and does not say again which city they are of', () => {
    const [lead = null, ...others] = listedArticles(6).map((one) => ({ ...one, column: people }))
    const blocks = [{ columnId: 4, head: aListedArticle(9), titles: [] }]
    const page = city({ lead, secondary: others.slice(0, 3), more: others.slice(3), blocks })
    expect(texts(page, 'h1')).toEqual(['乐从'])
    expect(texts(page, '.lead .kicker')).toEqual(['民生'])
    expect(attrs(page, '.lead .kicker a', 'href')).toEqual(['/cities/lecong/people'])
    expect(attrs(page, '.blocks .section a', 'href')).toEqual([
      '/cities/lecong/people',
      '/cities/lecong/people',
    ])
    for (const line of texts(page, 'main .facts')) expect(line).not.toContain('乐从')
  })

  it('goes on where its list does, and only where it does', () => {
    const [lead = null, ...more] = listedArticles(3)
    expect(attrs(city({ lead, more, olderThan: '1-1.abc' }), '.paging a', 'href')).toEqual([
      '/cities/lecong?older=1-1.abc',
    ])
    expect(has(city({ lead, more }), '.paging')).toBe(false)
  })

  it('shows the region’s newest while it has no article', () => {
    const page = city({}, listedArticles(2))
    expect(texts(page, '.empty')).toEqual(['乐从还没有文章。'])
    expect(texts(page, '#elsewhere')).toEqual(['各城市最新'])
    expect(texts(page, '.river h3')).toEqual(['第2篇', '第1篇'])
    expect(has(city({}), '#elsewhere')).toBe(false)
  })
})
