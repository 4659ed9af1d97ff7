import { describe, expect, it } from 'vitest'
import { ArticlePage } from '#components/reader/article-page.tsx'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { all, attrs, has, type Printed, print, texts, wordsOf } from '../../support/markup.ts'
import {
  aBodyOf,
  aListedArticle,
  aPublishedArticle,
  aRichArticle,
  aSite,
  hostileText,
} from '../../support/reader-cast.ts'

const newest = [aListedArticle(9, { title: '最新的一篇' })]
const pageOf = (article: PublishedArticle, beside = newest) =>
  print(<ArticlePage site={aSite()} article={article} viewToken="a+b/c=" newest={beside} />)

const headings = (page: Printed) =>
  ['h1', 'h2', 'h3', 'h4'].flatMap((tag) => all(page, `main ${tag}`).map(wordsOf))
/** Every element of a page, in its order. */
const tags = (node: Printed): string[] =>
  node.inside.flatMap((child) => (typeof child === 'string' ? [] : [child.tag, ...tags(child)]))

describe('what is known of an article', () => {
  it('stands on its page, each at its place', () => {
    const page = pageOf(aRichArticle())
    expect(attrs(page, '.kicker a', 'href')).toEqual(['/cities/lecong/gongyi'])
    expect(texts(page, '.kicker')).toEqual(['公益'])
    expect(texts(page, '.original-title')).toEqual(['原标题：乐从探索志愿服务新模式'])
    expect(texts(page, '.standfirst p')).toEqual(['八个党建结对单位现场签约。'])
    expect(texts(page, '.prose p')).toEqual(['8月17日上午，授旗仪式在服务阵地举行。'])
    expect(texts(page, '.corrections li'), 'the newest first').toEqual([
      ...['8月20日更正了地名。', '8月19日更正了人数。'],
    ])
    expect(texts(page, '.notice p')[0]).toBe('转载的目的在于传递更多信息。')
    expect(texts(page, '.pager a > span')).toEqual(['前一篇', '后一篇'])
    expect(texts(page, 'aside .titles a')).toEqual(['最新的一篇'])
  })

  it('stands in the order in which it is read: title, facts, summary, corrections, text, who answers for it', () => {
    const [article] = all(pageOf(aRichArticle()), 'article.article')
    const places = (article?.inside ?? []).map((child) =>
      typeof child === 'string' ? child : (child.attrs.class ?? child.tag),
    )
    expect(places).toEqual([
      'header',
      'corrections',
      'prose',
      'meta colophon',
      'topics',
      'share',
      'notice',
      'printed',
    ])
    expect(headings(pageOf(aRichArticle()))).toEqual([
      ...['志愿者联合会授旗', '概述', '更正说明', '分享', '声明'],
      ...['分享到微信', '分享到小红书', '分享海报', '复制链接'],
    ])
  })

  it('leaves no label, heading or line behind where it is not known', () => {
    const page = pageOf(aPublishedArticle(), [])
    expect(texts(page, 'main dt')).toEqual(['性质', '时间', '人气'])
    expect(headings(page)).toEqual([
      ...['志愿者联合会授旗', '分享', '投诉与更正', '分享到小红书', '分享海报', '复制链接'],
    ])
    for (const place of ['.original-title', '.standfirst', '.corrections', '.colophon', '.pager', '.titles'])
      expect(has(page, place), place).toBe(false)
    expect(texts(page, '.kicker'), 'its city, without a column').toEqual(['乐从'])
  })

  it.each([
    ['original', '原创'],
    ['repost', '转载'],
    ['contribution', '投稿'],
  ] as const)('says of a text that is %s that it is %s', (origin, name) =>
    expect(texts(pageOf(aPublishedArticle({ origin })), '.origin dd')).toEqual([name]),
  )
})

describe('the way to an article', () => {
  it('leads from the site by its city, which the masthead marks as the section and not as this page', () => {
    const page = pageOf(aPublishedArticle())
    expect(attrs(page, '[aria-label=当前位置] a', 'href')).toEqual(['/', '/cities/lecong'])
    const inColumn = pageOf(aRichArticle())
    expect(texts(inColumn, '[aria-label=当前位置] a')).toEqual(['城市站点', '乐从', '公益'])
    expect(attrs(inColumn, 'meta[itemProp=breadcrumb]', 'content')).toEqual(['城市站点 > 乐从 > 详细内容'])
    expect(texts(page, '.masthead [aria-current=true]')).toEqual(['乐从'])
    expect(has(page, '.masthead [aria-current=page]')).toBe(false)
  })

  it('is one address, for search engines, for cards and on paper', () => {
    const page = pageOf(aRichArticle())
    const address = 'https://news.example.cn/articles/7'
    expect(attrs(page, 'link[rel=canonical]', 'href')).toEqual([address])
    expect(attrs(page, 'meta[property=og:url]', 'content')).toEqual([address])
    const [printed] = texts(page, '.printed')
    expect(printed).toBe(`城市站点，2023年8月18日，来源：乐从发布${address}`)
    expect(attrs(page, '.printed img', 'src'), 'counted by itself').toEqual(['/s/pr7/qr.svg'])
  })

  it('goes on to one neighbour where there is only one', () => {
    const page = pageOf(aPublishedArticle({ next: { id: 8, title: '后一篇' } }))
    expect(attrs(page, '.pager a', 'href')).toEqual(['/articles/8'])
    expect(attrs(page, '.pager a', 'rel')).toEqual(['next'])
    expect(texts(page, '.pager small')).toEqual(['下一篇'])
  })
})

describe('what others wrote', () => {
  const hostile: Partial<PublishedArticle> = {
    ...{ title: hostileText, summary: hostileText, originalTitle: hostileText, author: hostileText },
    ...{ photographer: hostileText, sourceEditor: hostileText, responsibleEditor: hostileText },
    ...{ city: { slug: 'lecong', name: hostileText }, column: { slug: 'x', name: hostileText } },
    ...{ source: { name: hostileText, url: null }, body: aBodyOf(hostileText) },
    ...{ corrections: [{ at: new Date(0), note: hostileText }], policy: { version: 1, text: hostileText } },
    ...{ previous: { id: 6, title: hostileText }, next: null },
  }

  it('adds no element to a page, whichever field it stands in', () => {
    const plain = pageOf(aRichArticle({ ...hostile, ...harmless(hostile) }))
    const attacked = pageOf(aRichArticle(hostile))
    // A headline is cut into words, and a byline into names that are links: the longer it is, the more it has of them.
    const structure = (page: Printed) => tags(page).filter((tag) => tag !== 'span' && tag !== 'a')
    expect(structure(attacked)).toEqual(structure(plain))
    for (const { attrs } of all(attacked, 'a')) expect(attrs.href).toMatch(/^(\/(?!\/)|#|https?:|mailto:)/)
  })

  it('is read as it was written', () => {
    const page = pageOf(aRichArticle(hostile))
    expect(texts(page, 'h1')).toEqual([hostileText])
    expect(texts(page, '.prose p')).toEqual([hostileText])
    expect(texts(page, '.corrections p')).toEqual([hostileText])
    expect(texts(page, '.meta bdi').filter((text) => text === hostileText)).toHaveLength(5)
    const data = all(page, 'script[type=application/ld+json]').map((script) => JSON.parse(wordsOf(script)))
    expect(data).toMatchObject([
      { headline: hostileText, correction: [{ text: hostileText }] },
      { '@type': 'BreadcrumbList' },
    ])
  })

  it('keeps its direction to itself: every name stands in an element of its own', () => {
    const page = pageOf(aRichArticle())
    expect(texts(page, '.meta bdi')).toEqual(['乐从发布', '何志愿', '区摄影', '原编辑', '原责编', '黄编辑'])
    expect(texts(page, '.kicker bdi')).toEqual(['公益'])
  })

  it('leads away from here without a recommendation, and without the way back', () => {
    const foreign = all(pageOf(aRichArticle()), 'body a').filter(({ attrs }) =>
      attrs.href?.startsWith('http'),
    )
    expect(foreign).toHaveLength(4)
    for (const { attrs } of foreign)
      expect(attrs.rel, attrs.href).toMatch(/noopener nofollow|nofollow noopener/)
  })

  it.each([
    'javascript:alert(1)',
    'https://www.xinhuanet.com@evil.example/',
    '//evil.example',
    'https://a b',
  ])('is no link where its address is %s, and still names its source', (url) => {
    const page = pageOf(aPublishedArticle({ source: { name: '乐从发布', url } }))
    expect(texts(page, '.meta bdi')).toEqual(['乐从发布'])
    expect(has(page, '.meta dd a')).toBe(false)
  })
})

describe('a headline', () => {
  const held = (title: string, changes: Partial<PublishedArticle> = {}) =>
    texts(pageOf(aPublishedArticle({ title, ...changes })), 'h1 .joined')

  it('breaks between words, and never inside the name of its city or its source', () => {
    const source = { name: '石湾(东区)发布', url: null }
    expect(held('石湾(东区)发布走进乐从', { source })).toEqual(['石湾(东区)发布', '走进乐从'])
  })

  it('may break inside a word too long for a phone, which is not held together', () => {
    expect(held(`${'a'.repeat(40)}开幕`)).toEqual(['开幕'])
    expect(texts(pageOf(aPublishedArticle({ title: 'a'.repeat(40) })), 'h1')).toEqual(['a'.repeat(40)])
  })
})

describe('an article’s page', () => {
  it('fetches nothing from anywhere but here, and its script after the text', () => {
    const page = pageOf(aRichArticle())
    for (const { tag, attrs } of [...all(page, '[src]'), ...all(page, 'link[rel=icon]')])
      expect(attrs.src ?? attrs.href, tag).toMatch(/^\/(?!\/)/)
    expect(all(page, 'script[src]')).toHaveLength(1)
    expect(has(page, 'script[defer]')).toBe(true)
  })

  it('counts at its own address, with and without a script', () => {
    const page = pageOf(aPublishedArticle())
    expect(attrs(page, '[data-views]', 'data-views')).toEqual(['/api/articles/7/views'])
    expect(attrs(page, 'meta[name=view-token]', 'content')).toEqual(['a+b/c='])
    expect(attrs(page, 'noscript img.pixel', 'src')).toEqual(['/api/articles/7/views?token=a%2Bb%2Fc%3D'])
  })

  it('says when it was published and last amended, to the second and in Shanghai’s time', () => {
    const amended = { amendedAt: new Date('2023-08-20T01:02:03Z') }
    const times = (article: PublishedArticle) =>
      ['published', 'modified'].flatMap((name) =>
        attrs(pageOf(article), `meta[property=article:${name}_time]`, 'content'),
      )
    expect(times(aPublishedArticle())).toEqual(['2023-08-18T00:30:00+08:00'])
    expect(times(aPublishedArticle(amended))).toEqual([
      '2023-08-18T00:30:00+08:00',
      '2023-08-20T09:02:03+08:00',
    ])
  })

  it('is an article to chats and to search engines, described by its summary, else by its text', () => {
    const described = (article: PublishedArticle) =>
      attrs(pageOf(article), 'meta[name=description]', 'content')
    const page = pageOf(aRichArticle())
    expect(attrs(page, 'meta[property=og:type]', 'content')).toEqual(['article'])
    expect(attrs(page, 'html', 'itemType')).toEqual(['https://schema.org/NewsArticle'])
    expect(described(aRichArticle())).toEqual(['八个党建结对单位现场签约。'])
    expect(described(aPublishedArticle({ body: aBodyOf('一', '二') }))).toEqual(['一 二'])
    expect(described(aPublishedArticle({ body: { type: 'doc', content: [] } }))).toEqual([])
  })
})

/** The same fields with words that no page could take for markup. */
function harmless(fields: Partial<PublishedArticle>): Partial<PublishedArticle> {
  return JSON.parse(JSON.stringify(fields).replaceAll(JSON.stringify(hostileText), '"词"'), (name, value) =>
    name === 'at' ? new Date(value) : value,
  )
}

it('breaks the name of no city of the site, in any headline and beside it', () => {
  const title = '走进乐从调研'
  const daliang = { city: { slug: 'daliang', name: '大良' } }
  const others = [1, 2, 3, 4, 5, 6].map((id) => aListedArticle(id, { title, ...daliang }))
  const [first, ...named] = others
  const site = aSite({
    hot: named.slice(0, 1),
    corrections: [{ id: 2, title, at: new Date('2023-08-18T01:00:00Z') }],
  })
  const page = print(
    <ArticlePage
      site={site}
      article={aPublishedArticle({ title, ...daliang, previous: { id: 3, title }, next: { id: 4, title } })}
      viewToken={null}
      newest={first ? [first] : []}
      related={named.slice(2, 3)}
    />,
  )
  const places = ['h1', '.related', '.pager', '.ranked', '.titles']
  for (const place of places) {
    const words = texts(page, `${place} .joined`)
    expect(words.length, place).toBeGreaterThan(0)
    expect(words.join('|'), place).not.toMatch(/乐\|从/)
  }
})
