import { describe, expect, it } from 'vitest'
import { isBeyondTheEnd, ListPage } from '#components/reader/list-page.tsx'
import type { PagePlace } from '#lib/articles/page-place.ts'
import type { ListedArticle } from '#lib/articles/published-types.ts'
import { attrs, has, print, texts } from '../../support/markup.ts'
import { aListedArticle, aSite, listedArticles } from '../../support/reader-cast.ts'

const pageOf = (items: ListedArticle[]) => ({
  items,
  olderThan: null as string | null,
  changedAt: new Date(0),
})
const second: PagePlace = { number: 2, previous: { olderThan: null } }
const list = (
  page: ReturnType<typeof pageOf>,
  older?: string,
  place: PagePlace = older === undefined ? { number: 1, previous: null } : second,
) =>
  print(
    <ListPage
      site={aSite()}
      path="/cities/lecong"
      name="乐从"
      description="乐从的文章。"
      page={page}
      older={older}
      place={place}
    />,
  )
const withMore = { ...pageOf(listedArticles(3)), olderThan: 'Kqz4_-1' }

describe('a list', () => {
  it('that is empty says so and leads nowhere', () => {
    const page = list(pageOf([]))
    expect(texts(page, 'main .empty')).toEqual(['这里还没有文章。'])
    expect(has(page, '.paging')).toBe(false)
    expect(has(page, '.river')).toBe(false)
  })

  it('of one page has no way to turn it', () => {
    const page = list(pageOf(listedArticles(3)))
    expect(texts(page, 'main h2')).toEqual(['第3篇', '第2篇', '第1篇'])
    expect(has(page, '.paging')).toBe(false)
    expect(has(page, 'link[rel=next]')).toBe(false)
  })

  it('of many leads from its first page to older articles, for people and for search engines', () => {
    const page = list(withMore)
    expect(texts(page, '.paging a')).toEqual(['下一页'])
    expect(attrs(page, '.paging a', 'href')).toEqual(['/cities/lecong?older=Kqz4_-1'])
    expect(attrs(page, 'link[rel=next]', 'href')).toEqual([
      'https://news.example.cn/cities/lecong?older=Kqz4_-1',
    ])
    expect(texts(page, 'h1')).toEqual(['乐从'])
  })

  it('leads from a page in the middle both ways, and from the last one back', () => {
    expect(attrs(list(withMore, 'Abc'), '.paging a', 'href')).toEqual([
      ...['/cities/lecong', '/cities/lecong?older=Kqz4_-1'],
    ])
    const third = { number: 3, previous: { olderThan: 'Bcd' } }
    const last = list(pageOf(listedArticles(1)), 'Abc', third)
    expect(texts(last, '.paging a')).toEqual(['上一页', '回到最新'])
    expect(texts(last, '.paging span')).toEqual(['第 3 页'])
    expect(attrs(last, '.paging a', 'href')).toEqual(['/cities/lecong?older=Bcd', '/cities/lecong'])
    expect(attrs(last, 'link[rel=prev]', 'href')).toEqual(['https://news.example.cn/cities/lecong?older=Bcd'])
  })

  it('is one address a page, and says its number, or beyond those from which day in Shanghai on it goes back', () => {
    const page = list(withMore, 'Abc')
    expect(attrs(page, 'link[rel=canonical]', 'href')).toEqual([
      'https://news.example.cn/cities/lecong?older=Abc',
    ])
    expect(texts(page, 'h1')).toEqual(['乐从（第 2 页）'])
    const far = list(withMore, 'Abc', { ...second, number: null })
    expect(texts(far, 'h1')).toEqual(['乐从（2023-08-18 及更早）'])
    expect(texts(far, 'title')).toEqual(['乐从（2023-08-18 及更早） - 城市站点'])
  })

  it('is the page of the masthead’s section on its first page, and a part of it on an older one', () => {
    const marked = (older?: string) =>
      ['page', 'true'].map((value) => texts(list(withMore, older), `.masthead [aria-current=${value}]`))
    expect(marked()).toEqual([['乐从'], []])
    expect(marked('Abc')).toEqual([[], ['乐从']])
  })

  it('shows a summary only where there is one', () => {
    const page = list(pageOf([aListedArticle(2, { summary: '概述。' }), aListedArticle(1)]))
    expect(texts(page, '.river li').map((words) => words.includes('概述。'))).toEqual([true, false])
    expect(texts(page, '.river p')).toHaveLength(3)
  })

  it('is past its end where a key leaves nothing over, but not where nothing was ever published', () => {
    expect(isBeyondTheEnd(pageOf([]), 'Abc')).toBe(true)
    expect(isBeyondTheEnd(pageOf([]), undefined)).toBe(false)
    expect(isBeyondTheEnd(pageOf(listedArticles(1)), 'Abc')).toBe(false)
  })
})
