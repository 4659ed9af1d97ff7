import { describe, expect, it } from 'vitest'
import { FrontPage } from '#components/reader/front-page.tsx'
import type { ListedArticle } from '#lib/articles/published-types.ts'
import type { Front } from '#lib/front/front-types.ts'
import { all, attrs, has, print, texts } from '../../support/markup.ts'
import {
  aListedArticle,
  aPictureView,
  aSite,
  aSiteCity,
  hostileText,
  listedArticles,
} from '../../support/reader-cast.ts'

/** So many articles as they stand where no editor placed any and no column has enough. */
function aFront(articles: ListedArticle[], changes: Partial<Front> = {}): Front {
  const [lead = null, ...others] = articles
  return {
    ...{ lead, secondary: others.slice(0, 3), blocks: [], more: others.slice(3), olderThan: null },
    ...{ changedAt: new Date(0), changesAt: null },
    ...changes,
  }
}

const front = (articles: ListedArticle[], changes: Partial<Front> = {}, site = aSite()) =>
  print(<FrontPage site={site} front={aFront(articles, changes)} />)

describe('the front page', () => {
  it('is whole before the first article: it says so', () => {
    const page = front([])
    expect(texts(page, '.empty')).toEqual(['还没有文章。第一篇发布后会出现在这里。'])
    expect(has(page, 'aside')).toBe(false)
  })

  it('is one column with one article, which has no empty place beside it', () => {
    const page = front(listedArticles(1))
    expect(texts(page, '.lead.alone h2')).toEqual(['第1篇'])
    expect(has(page, '.river')).toBe(false)
    expect(texts(page, 'main h2')).toEqual(['第1篇'])
  })

  it('has the lead large, three beside it, and the others below, each once', () => {
    const page = front(listedArticles(7))
    expect(texts(page, '.lead h2')).toEqual(['第7篇'])
    expect(texts(page, '.secondary h3')).toEqual(['第6篇', '第5篇', '第4篇'])
    expect(texts(page, '[aria-labelledby=more] h3')).toEqual(['第3篇', '第2篇', '第1篇'])
    expect(all(page, 'main h1')).toHaveLength(1)
  })

  it('has a block for a column: one headline, the titles of others with their days, and the way to all', () => {
    const column = { id: 4, slug: 'people', name: '民生' }
    const [head = aListedArticle(3), ...titles] = listedArticles(3)
    const blocks = [{ columnId: 4, head: { ...head, summary: '概述。' }, titles }]
    const page = front(listedArticles(1), { blocks }, aSite({ columns: [column] }))
    expect(texts(page, '.blocks h2')).toEqual(['民生'])
    expect(texts(page, '.blocks h3')).toEqual(['第3篇'])
    expect(texts(page, '.blocks .head p')).toEqual(['概述。'])
    expect(texts(page, '.dated a')).toEqual(['第2篇', '第1篇'])
    expect(attrs(page, '.blocks .section a', 'href')).toEqual(['/columns/people', '/columns/people'])
    expect(has(page, '.lead.alone')).toBe(false)
  })

  it('has a title card where a picture is missing: in the lead’s place, and beside stories with pictures', () => {
    const [lead = aListedArticle(4), ...others] = listedArticles(4)
    const titled = (articles: ListedArticle[]) => [
      ...texts(front(articles), '.lead.titled h2'),
      ...texts(front(articles), '.secondary .titled h3'),
    ]
    const pictured = (article: ListedArticle) => ({ ...article, picture: aPictureView() })
    expect(titled([lead, ...others]), 'three columns of text are no cards').toEqual(['第4篇'])
    expect(titled([pictured(lead), ...others.map(pictured)])).toEqual([])
    expect(titled([lead, ...others.map((one) => (one.id === 2 ? pictured(one) : one))])).toEqual([
      ...['第4篇', '第3篇', '第1篇'],
    ])
    expect(titled([lead]), 'alone it fills the page').toEqual([])
  })

  it('has nothing beside it while that would be a search alone', () => {
    expect(has(front(listedArticles(2), {}, aSite({ cities: [aSiteCity('lecong', '乐从')] })), 'aside')).toBe(
      false,
    )
    expect(has(front(listedArticles(2)), 'aside')).toBe(true)
  })

  it('has no list of others where all have their places', () => {
    expect(has(front(listedArticles(4)), '#more')).toBe(false)
    expect(texts(front(listedArticles(5)), '#more')).toEqual(['更多文章'])
  })

  it('leads on to all articles only where there are more', () => {
    const ways = (olderThan: string | null) =>
      attrs(front(listedArticles(6), { olderThan }), '.paging a', 'href')
    expect(ways('1-1.abc')).toEqual(['/articles'])
    expect(ways(null)).toEqual([])
  })

  it('says of each article where, where from, when and how often read', () => {
    const source = { name: '乐从发布', url: null }
    const page = front([
      aListedArticle(9, { source, views: 12_345, summary: '概述。' }),
      aListedArticle(8, { origin: 'contribution' }),
    ])
    expect(texts(page, '.lead .kicker')).toEqual(['乐从'])
    expect(texts(page, '.lead .summary')).toEqual(['概述。'])
    expect(texts(page, '.lead .facts')).toEqual(['原创 乐从发布 今天 00:30 1.2万 人气'])
    expect(texts(page, '.secondary .facts')).toEqual(['乐从 今天 00:30'])
    expect(attrs(page, 'main h2 a', 'href')).toEqual(['/articles/9'])
  })

  it('is named by the site alone, and names its cities to those who have not been here', () => {
    const title = (site = aSite()) => texts(front([], {}, site), 'title')
    const described = (site = aSite()) => attrs(front([], {}, site), 'meta[name=description]', 'content')[0]
    expect(title()).toEqual(['城市站点'])
    expect(described()).toMatch(/^城市站点：乐从、大良等城市站点的公开报道/)
    expect(described(aSite({ cities: [] }))).toMatch(/^城市站点：城市站点的公开报道/)
  })

  it('marks itself in the masthead, and offers no choice of cities where there is one', () => {
    expect(texts(front(listedArticles(2)), '.masthead [aria-current=page]')).toEqual(['首页'])
    const cities = (site = aSite()) => attrs(front(listedArticles(2), {}, site), '.cities a', 'href')
    expect(cities()).toEqual(['/cities/lecong', '/cities/daliang'])
    expect(cities(aSite({ cities: [aSiteCity('lecong', '乐从')] }))).toEqual([])
  })

  it('prints a title, a source and a summary as they are written', () => {
    const source = { name: hostileText, url: null }
    const page = front([1, 2, 3, 4, 5].map((id) => aListedArticle(id, { title: hostileText, source })))
    expect(texts(page, 'main a').filter((text) => text === hostileText)).toHaveLength(5)
    expect(has(page, 'main img')).toBe(false)
    expect(has(page, 'main script')).toBe(false)
  })
})
