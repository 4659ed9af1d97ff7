import { describe, expect, it } from 'vitest'
import { blockedBy } from '#lib/blocked-by.ts'
import { absentProblem } from '#lib/web/absent-problem.ts'
import { tombstoneProblem } from '#lib/web/tombstone-problem.ts'

const site = 'https://news.example.cn'
const tombstone = {
  id: 7,
  isSuspended: false,
  status: 410,
  publicWording: '因著作权方面的通知，本文已下架。',
  takenDownAt: new Date('2023-08-17T16:30:00Z'),
} as const

describe('an article that was taken down, for programs', () => {
  it('says what readers are told, the day in Shanghai and where to object', async () => {
    const response = tombstoneProblem(site, '/api/articles/7', tombstone)
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Gone',
      status: 410,
      detail: tombstone.publicWording,
      code: 'gone',
      instance: '/api/articles/7',
      details: { takenDownOn: '2023-08-18', objection: 'https://news.example.cn/complaints?article=7' },
    })
  })

  it('that is only suspended says since when, and no word of a removal', async () => {
    const { details } = await tombstoneProblem(site, '/x', { ...tombstone, isSuspended: true }).json()
    expect(details).toEqual({
      suspendedOn: '2023-08-18',
      objection: 'https://news.example.cn/complaints?article=7',
    })
  })

  it('is purged with the article, and stays out of search engines', () => {
    const { headers } = tombstoneProblem(site, '/api/articles/7', tombstone)
    expect(headers.get('cache-tag')).toBe('article:7')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('cache-control')).toContain('s-maxage=60')
  })

  it('names who blocks it where the law does, and nobody elsewhere (RFC 7725)', () => {
    const blocked = tombstoneProblem(site, '/x', { ...tombstone, status: 451 })
    expect(blocked.status).toBe(451)
    expect(blocked.headers.get('link')).toBe('<https://news.example.cn/>; rel="blocked-by"')
    expect(tombstoneProblem(site, '/x', tombstone).headers.has('link')).toBe(false)
    expect(blockedBy(site, 404)).toEqual([])
  })
})

describe('what does not exist yet', () => {
  it('is remembered as missing for 10 s, and purged by its tags once it does', async () => {
    const response = absentProblem('/api/articles/7', '没有这篇文章。', ['article:7', 'articles'])
    expect(response.status).toBe(404)
    expect(response.headers.get('cache-control')).toContain('s-maxage=10')
    expect(response.headers.get('cache-tag')).toBe('article:7, articles')
    expect(await response.json()).toMatchObject({ code: 'not-found', detail: '没有这篇文章。' })
  })

  it('has no tags where nothing can create it', () =>
    expect(absentProblem('/x', '没有。', []).headers.has('cache-tag')).toBe(false))
})
