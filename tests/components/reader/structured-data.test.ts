import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newsArticle } from '#components/reader/structured-data.ts'
import { breadcrumbs } from '#components/reader/structured-data-crumbs.ts'
import { siteGraph } from '#components/reader/structured-data-site.ts'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { iconPath } from '#lib/share/icon-path.ts'
import { aPictureView, aPublishedArticle, aRichArticle, aSite } from '../../support/reader-cast.ts'

const described = (article: PublishedArticle) => newsArticle({ site: aSite(), article, description: '简介' })

const person = (name: string) => ({
  '@type': 'Person',
  name,
  url: `https://news.example.cn/authors/${encodeURIComponent(name)}`,
})

describe('an article as search engines read it', () => {
  it('says all that its page says of it', () => {
    expect(described(aRichArticle())).toEqual({
      ...{ '@context': 'https://schema.org', '@type': 'NewsArticle' },
      mainEntityOfPage: 'https://news.example.cn/articles/7',
      url: 'https://news.example.cn/articles/7',
      ...{ headline: '志愿者联合会授旗', alternativeHeadline: '乐从探索志愿服务新模式' },
      ...{ description: '简介', inLanguage: 'zh-Hans' },
      image: ['card', 'square'].map((shape) => expect.stringMatching(`/articles/7/${shape}.jpg\\?v=`)),
      isAccessibleForFree: true,
      articleSection: ['乐从', '公益'],
      ...{ datePublished: '2023-08-18T00:30:00+08:00', dateModified: '2023-08-20T09:00:00+08:00' },
      author: [person('何志愿'), { ...person('区摄影'), jobTitle: '摄影' }],
      publisher: {
        '@type': 'NewsMediaOrganization',
        '@id': 'https://news.example.cn/#publisher',
        ...{ name: '城市站点', url: 'https://news.example.cn/' },
        logo: {
          '@type': 'ImageObject',
          ...{ url: `https://news.example.cn${iconPath(aSite(), 512)}`, width: 512, height: 512 },
        },
      },
      creditText: '乐从发布',
      isBasedOn: 'https://example.cn/1',
      correction: [
        { '@type': 'CorrectionComment', datePublished: '2023-08-19T09:00:00+08:00', text: '更正了人数。' },
        { '@type': 'CorrectionComment', datePublished: '2023-08-20T09:00:00+08:00', text: '更正了地名。' },
      ],
      interactionStatistic: {
        '@type': 'InteractionCounter',
        ...{ interactionType: 'https://schema.org/ReadAction', userInteractionCount: 811 },
      },
    })
  })

  it('has no property for what is not known, and is modified when it was published', () => {
    const data = described(aPublishedArticle())
    for (const name of ['alternativeHeadline', 'isBasedOn', 'correction', 'creditText', 'keywords'])
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
      author: names.map(person),
    }),
  )

  it('ascribes a text without an author to its source, else to the site', () => {
    const source = { name: '乐从发布', url: null }
    const author = (name: string, path: string) => ({
      author: { '@type': 'Organization', name, url: `https://news.example.cn${path}` },
    })
    const ofSource = author('乐从发布', `/sources/${encodeURIComponent('乐从发布')}`)
    expect(described(aPublishedArticle({ source }))).toMatchObject(ofSource)
    expect(described(aPublishedArticle())).toMatchObject(author('城市站点', '/'))
    expect(described(aPublishedArticle({ source, author: '、' }))).toMatchObject(ofSource)
  })

  it('tells two persons of one byline apart, and an office from a person', () => {
    const author = '记者 梁颖 摄影 Tony、乐从镇志愿者联合会办公室'
    expect(described(aPublishedArticle({ author, tags: '志愿服务、公益' }))).toMatchObject({
      author: [
        { ...person('梁颖'), jobTitle: '记者' },
        { ...person('Tony'), jobTitle: '摄影' },
        { ...person('乐从镇志愿者联合会办公室'), '@type': 'Organization' },
      ],
      keywords: ['志愿服务', '公益'],
    })
  })

  it('names no address that its page would not link to', () => {
    for (const url of ['javascript:alert(1)', 'https://www.xinhuanet.com@evil.example/'])
      expect(described(aPublishedArticle({ source: { name: '某网', url } }))).not.toHaveProperty('isBasedOn')
  })
})

describe('the way to an article', () => {
  it('leads from the site to its city and its column there', () => {
    const steps = (article: PublishedArticle) =>
      (breadcrumbs(aSite(), article) as { itemListElement: { name: string; item: string }[] }).itemListElement
    expect(steps(aRichArticle()).map(({ name, item }) => [name, item])).toEqual([
      ['城市站点', 'https://news.example.cn/'],
      ['乐从', 'https://news.example.cn/cities/lecong'],
      ['公益', 'https://news.example.cn/cities/lecong/gongyi'],
    ])
    expect(steps(aPublishedArticle())).toHaveLength(2)
  })
})

describe('the site on its front page', () => {
  it('says who publishes it and how it is searched', () => {
    const imprint = { ...aSite().imprint, operator: '乐从镇志愿者联合会', since: 2023 }
    expect(siteGraph(aSite({ imprint }))).toMatchObject({
      '@graph': [
        {
          '@type': 'WebSite',
          potentialAction: {
            target: { urlTemplate: 'https://news.example.cn/search?q={search_term_string}' },
          },
        },
        { '@type': 'NewsMediaOrganization', legalName: '乐从镇志愿者联合会', foundingDate: '2023' },
      ],
    })
  })
})

/** What Google asks of an article, of a way to it and of a site, required and recommended (its structured data documentation):
 *  whole addresses, times with their zone, authors with a name and a page that tells them apart. */
const address = z.url({ protocol: /^https$/ })
const time = z.iso.datetime({ offset: true })
const text = z.string().min(1)
const author = z.strictObject({
  ...{ '@type': z.enum(['Person', 'Organization']), name: text.regex(/^(?!记者 )/), url: address },
  jobTitle: text.optional(),
})
const logo = {
  '@type': z.literal('ImageObject'),
  url: address,
  width: z.int().min(112),
  height: z.int().min(112),
}
const publisher = z.looseObject({
  ...{ '@type': z.literal('NewsMediaOrganization'), '@id': address, name: text, url: address },
  logo: z.strictObject(logo),
})
const correction = z.strictObject({
  ...{ '@type': z.literal('CorrectionComment'), datePublished: time, text },
})
const googlesArticle = z.strictObject({
  ...{ '@context': z.literal('https://schema.org'), '@type': z.literal('NewsArticle') },
  ...{
    mainEntityOfPage: address,
    url: address,
    headline: text.max(110),
    alternativeHeadline: text.optional(),
  },
  ...{ description: text, image: z.array(address).min(2), inLanguage: z.literal('zh-Hans') },
  ...{ isAccessibleForFree: z.literal(true), articleSection: z.union([text, z.array(text)]) },
  ...{ keywords: z.array(text).min(1).optional(), datePublished: time, dateModified: time },
  ...{ author: z.union([author, z.array(author).min(1)]), publisher },
  ...{
    creditText: text.optional(),
    isBasedOn: z.url().optional(),
    correction: z.array(correction).min(1).optional(),
  },
  interactionStatistic: z.strictObject({
    '@type': z.literal('InteractionCounter'),
    interactionType: address,
    userInteractionCount: z.int().min(0),
  }),
})
const googlesWay = z.strictObject({
  ...{ '@context': z.literal('https://schema.org'), '@type': z.literal('BreadcrumbList') },
  itemListElement: z
    .array(z.strictObject({ '@type': z.literal('ListItem'), position: z.int(), name: text, item: address }))
    .min(2)
    .refine((steps) => steps.every(({ position }, at) => position === at + 1)),
})

const repost = { source: { name: '乐从发布', url: 'https://example.cn/1' } }
const kinds: [string, PublishedArticle, string[]][] = [
  ['repost', aPublishedArticle(repost), ['creditText', 'isBasedOn']],
  ['contribution', aPublishedArticle({ origin: 'contribution', author: '罗永健' }), []],
  ['original', aPublishedArticle({ origin: 'original', author: '记者 梁颖', tags: '公益' }), ['keywords']],
  ['text of several', aPublishedArticle({ author: '记者 梁颖 摄影 Tony、镇志愿者联合会' }), []],
  ['corrected repost', aRichArticle(), ['alternativeHeadline', 'creditText', 'isBasedOn', 'correction']],
  ['text with a picture', aPublishedArticle({ picture: aPictureView() }), []],
]
const optional = ['alternativeHeadline', 'keywords', 'creditText', 'isBasedOn', 'correction']

it.each(kinds)('%s and the way to it obey Google’s rules', (_, article, has) => {
  const data = googlesArticle.parse(described(article))
  expect(optional.filter((name) => name in data)).toEqual(optional.filter((name) => has.includes(name)))
  const own = article.picture ? ['https://news.example.cn/media/original.jpg'] : []
  expect(data.image.slice(0, -2)).toEqual(own)
  googlesWay.parse(breadcrumbs(aSite(), article))
})

it('site and publisher obey Google’s rules', () => {
  const [website, house] = z
    .object({ '@context': z.literal('https://schema.org'), '@graph': z.array(z.unknown()).length(2) })
    .parse(siteGraph(aSite()))['@graph']
  publisher.extend({ email: z.email() }).parse(house)
  z.looseObject({
    ...{ '@type': z.literal('WebSite'), name: text, url: address },
    potentialAction: z.strictObject({
      '@type': z.literal('SearchAction'),
      target: z.strictObject({
        '@type': z.literal('EntryPoint'),
        urlTemplate: text.regex(/\{search_term_string\}/),
      }),
      'query-input': z.literal('required name=search_term_string'),
    }),
  }).parse(website)
})
