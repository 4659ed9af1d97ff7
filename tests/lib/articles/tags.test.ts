import { describe, expect, it } from 'vitest'
import { listTag, tagsOf, tagsOfArticlePage, tagsOfList } from '#lib/articles/tags.ts'
import { cityTag, SITE, tagsOfNewCity } from '#lib/cities/tags.ts'

/** Whether a change purges a page: they share a tag. */
const purges = (change: Parameters<typeof tagsOf>[0], page: readonly string[]) =>
  tagsOf(change).some((tag) => page.includes(tag))

const change = { id: 7, citySlugs: ['lecong'], neighbours: [6, 8] }

describe('a change of an article', () => {
  it.each<[string, string[]]>([
    ['its own page', tagsOfArticlePage(7, [])],
    ['the page before it', tagsOfArticlePage(6, [null, { id: 9 }])],
    ['a page that names it among the newest', tagsOfArticlePage(99, [{ id: 50 }, { id: 7 }])],
    ['the list of its city', tagsOfList('lecong')],
    ['the list of all', tagsOfList()],
    ['the front page', ['front']],
  ])('is seen at once on %s', (_what, page) => expect(purges(change, page)).toBe(true))

  it.each<[string, string[]]>([
    ['the page of an article far from it', tagsOfArticlePage(99, [{ id: 98 }, null])],
    ['the list of another city', tagsOfList('beijiao')],
    ['an article whose number only begins the same', tagsOfArticlePage(77, [{ id: 70 }])],
    ['a page about the site', [SITE]],
  ])('makes nobody render %s again', (_what, page) => expect(purges(change, page)).toBe(false))

  it('from one city to another is seen in both', () => {
    const moved = { ...change, citySlugs: ['lecong', 'beijiao', 'lecong'] }
    expect(purges(moved, tagsOfList('lecong')) && purges(moved, tagsOfList('beijiao'))).toBe(true)
    expect(tagsOf(moved)).toHaveLength(new Set(tagsOf(moved)).size)
  })

  it('under the same title, in the same place, leaves the pages that name it', () => {
    const same = { ...change, neighbours: [], isNamedAsBefore: true }
    expect(purges(same, tagsOfArticlePage(6, [{ id: 7 }]))).toBe(false)
    expect(purges(same, tagsOfArticlePage(7, []))).toBe(true)
    expect(purges(same, tagsOfList('lecong'))).toBe(true)
  })
})

it('a page that names an article twice depends on it once', () =>
  expect(tagsOfArticlePage(7, [{ id: 6 }, null, { id: 6 }])).toEqual(['article:7', 'named:6']))

it('a new city is named on every page, and its own is no 404 any more', () =>
  expect(tagsOfNewCity('beijiao')).toEqual([SITE, cityTag('beijiao')]))

describe('the tag of a list', () => {
  it('is a word that a header field can hold, and another one for another list of the same name', () => {
    const names = (['source', 'tag', 'author'] as const).map((of) =>
      listTag(of === 'source' ? { of, name: '乐从发布' } : { of, key: '乐从发布' }),
    )
    expect(new Set(names).size).toBe(3)
    for (const tag of names) expect(tag).toMatch(/^[a-z]+:[\w-]{16}$/)
    expect(purges({ ...change, lists: [{ of: 'column', columnId: 3 }] }, ['column:3'])).toBe(true)
  })
})
