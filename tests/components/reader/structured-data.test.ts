import { describe, expect, it } from 'vitest'
import { newsArticle } from '#components/reader/structured-data.ts'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { aPublishedArticle, aRichArticle, aSite } from '../../support/reader-cast.ts'

const described = (article: PublishedArticle) =>
  newsArticle({ site: aSite(), article, description: '简介', image: 'https://news.example.cn/share.png' })

describe('an article as search engines read it', () => {
  it('says all that its page says of it', () => {
    expect(described(aRichArticle())).toEqual({
      ...{ '@context': 'https://schema.org', '@type': 'NewsArticle' },
      mainEntityOfPage: 'https://news.example.cn/articles/7',
      url: 'https://news.example.cn/articles/7',
      ...{ headline: '志愿者联合会授旗', alternativeHeadline: '乐从探索志愿服务新模式' },
      ...{ description: '简介', image: ['https://news.example.cn/share.png'], inLanguage: 'zh-Hans' },
      articleSection: ['乐从', '公益'],
      ...{ datePublished: '2023-08-18T00:30:00+08:00', dateModified: '2023-08-20T09:00:00+08:00' },
      author: [{ '@type': 'Person', name: '何志愿' }],
      publisher: { '@type': 'NewsMediaOrganization', name: '城市站点', url: 'https://news.example.cn/' },
      isBasedOn: 'https://example.cn/1',
      correction: [
        { '@type': 'CorrectionComment', datePublished: '2023-08-19T09:00:00+08:00', text: '更正了人数。' },
        { '@type': 'CorrectionComment', datePublished: '2023-08-20T09:00:00+08:00', text: '更正了地名。' },
      ],
    })
  })

  it('has no property for what is not known, and is modified when it was published', () => {
    const data = described(aPublishedArticle())
    for (const name of ['alternativeHeadline', 'isBasedOn', 'correction'])
      expect(data).not.toHaveProperty(name)
    expect(data).toMatchObject({ articleSection: '乐从', dateModified: '2023-08-18T00:30:00+08:00' })
  })

  it.each([
    ['何志愿、区摄影', ['何志愿', '区摄影']],
    ['何志愿，区摄影; 欧阳一', ['何志愿', '区摄影', '欧阳一']],
    ['阿卜杜拉·买买提', ['阿卜杜拉·买买提']],
    ['何志愿、', ['何志愿']],
  ])('has a person for each author of “%s”', (author, names) =>
    expect(described(aPublishedArticle({ author }))).toMatchObject({
      author: names.map((name) => ({ '@type': 'Person', name })),
    }),
  )

  it('ascribes a text without an author to its source, else to the site', () => {
    const source = { name: '乐从发布', url: null }
    const author = (name: string) => ({ author: { '@type': 'Organization', name } })
    expect(described(aPublishedArticle({ source }))).toMatchObject(author('乐从发布'))
    expect(described(aPublishedArticle())).toMatchObject(author('城市站点'))
    expect(described(aPublishedArticle({ source, author: '、' }))).toMatchObject(author('乐从发布'))
  })

  it('names no address that its page would not link to', () => {
    for (const url of ['javascript:alert(1)', 'https://www.xinhuanet.com@evil.example/'])
      expect(described(aPublishedArticle({ source: { name: '某网', url } }))).not.toHaveProperty('isBasedOn')
  })
})
