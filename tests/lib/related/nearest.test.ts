import { describe, expect, it } from 'vitest'
import { nearest } from '#lib/related/nearest.ts'
import type { Candidate } from '#lib/related/related-candidates.ts'

const publishedAt = new Date('2026-11-20T04:00:00Z')
const anArticle = (id: number, title: string, changes: Partial<Candidate> = {}): Candidate => ({
  ...{ id, title, summary: '', tags: null, cityId: 1, columnId: null, publishedAt },
  ...changes,
})

const race = anArticle(1, '乐从端午龙舟赛二十支队伍竞渡', { tags: '龙舟、端午' })
/** What most articles of the site have in common: the city's name, the month. */
const others = Array.from({ length: 30 }, (_, at) => anArticle(100 + at, `乐从第${at}次例会在镇政府召开`))

describe('what is related to an article', () => {
  it('shares its tags first, then its words, and never what every article says', () => {
    const tagged = anArticle(2, '各村起龙备战', { tags: '端午' })
    const worded = anArticle(3, '北滘龙舟队伍夺冠', { cityId: 2 })
    expect(nearest(race, [...others, worded, tagged], 5)).toEqual([2, 3])
  })

  it('of the same words is the one of its city, column and time', () => {
    const near = { columnId: 4, publishedAt }
    const article = anArticle(1, '龙舟赛开锣', near)
    const far = anArticle(5, '龙舟赛落幕', { cityId: 2, publishedAt: new Date('2021-06-01T04:00:00Z') })
    expect(nearest(article, [...others, far, anArticle(4, '龙舟赛落幕', near)], 5)).toEqual([4, 5])
  })

  it('is found by Latin words and numbers in any width and case, and is nothing where nothing is shared', () => {
    const model = anArticle(1, 'DeepSeek-R1 进课堂')
    expect(nearest(model, [...others, anArticle(2, '老师试用ｄｅｅｐｓｅｅｋ备课')], 5)).toEqual([2])
    expect(nearest(anArticle(1, '白鹭归来'), others, 5)).toEqual([])
    expect(nearest(anArticle(1, ''), [anArticle(2, '')], 5)).toEqual([])
  })
})
