import { describe, expect, it } from 'vitest'
import { ShareRow } from '#components/reader/share-row.tsx'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { all, attrs, has, one, print, texts } from '../../support/markup.ts'
import { aPublishedArticle, aRichArticle, aSite } from '../../support/reader-cast.ts'

const row = (article: PublishedArticle) =>
  print(<ShareRow site={aSite()} article={article} description="八个单位签约。" />)
const shared = (article: PublishedArticle) =>
  attrs(row(article), 'ul a', 'href').map((href) => new URL(href ?? '').searchParams.get('url'))

describe('sharing an article', () => {
  it('offers each channel once, the device’s own sheet hidden until a script finds one', () => {
    const share = row(aRichArticle())
    expect(texts(share, 'li button')).toEqual(['微信', '小红书', '海报', '复制链接', '更多分享'])
    expect(texts(share, 'li a')).toEqual([
      ...['微博（在新窗口打开）', 'QQ（在新窗口打开）', 'QQ 空间（在新窗口打开）', '邮件'],
    ])
    expect(texts(share, 'button[hidden]')).toEqual(['更多分享'])
  })

  it('gives every channel a short link of its own, so that visits can be told apart', () => {
    const share = row(aRichArticle())
    const short = (code: string) => `https://news.example.cn/s/${code}`
    expect(shared(aRichArticle())).toEqual([short('wb7'), short('qq7'), short('qz7'), null])
    expect(decodeURIComponent(attrs(share, 'li a', 'href').at(-1) ?? '')).toContain(short('ml7'))
    expect(texts(share, '#share-note')).toEqual([`志愿者联合会授旗\n\n八个单位签约。\n\n${short('xh7')}`])
    expect(attrs(share, '#share-link', 'value')).toEqual([short('cp7')])
    expect(attrs(share, '[data-share]', 'data-share')).toEqual([short('dv7')])
    expect(texts(share, '#share-wechat .address')).toEqual([short('wx7')])
    expect(attrs(share, '#share-wechat img', 'src')).toEqual(['/s/wx7/qr.svg'])
  })

  it('shares the article’s own address where there is no short link, and no code to scan', () => {
    const own = 'https://news.example.cn/articles/7'
    const share = row(aPublishedArticle())
    expect(shared(aPublishedArticle())).toEqual([own, own, own, null])
    expect(attrs(share, '#share-link', 'value')).toEqual([own])
    expect(texts(share, 'li button')).toEqual(['小红书', '海报', '复制链接', '更多分享'])
    expect(has(share, '#share-wechat')).toBe(false)
  })

  it('opens and closes its sheets without a script: every button names a sheet that is there', () => {
    const share = row(aRichArticle())
    const sheets = attrs(share, '.sheet', 'id')
    expect(sheets).toEqual(['share-wechat', 'share-xiaohongshu', 'share-poster', 'share-copy'])
    expect(new Set(attrs(share, '[popoverTarget]', 'popoverTarget'))).toEqual(new Set(sheets))
    for (const id of sheets) {
      const closing = all(one(share, `#${id}`), 'button[popoverTargetAction=hide]')
      expect(closing.map(({ attrs }) => attrs.popoverTarget)).toEqual([id])
      const sheet = one(share, `#${id}`)
      expect(has(sheet, `#${sheet.attrs['aria-labelledby']}`), 'a name for screen readers').toBe(true)
    }
  })

  it('folds each sheet into a <details> before it, for browsers without popovers, and gives it the focus', () => {
    const share = row(aRichArticle())
    expect(texts(share, 'summary')).toEqual(['微信', '小红书', '海报', '复制链接'])
    expect(attrs(share, '.sheet', 'autofocus')).toEqual(['', '', '', ''])
    expect(attrs(share, '.sheet', 'tabindex')).toEqual(['-1', '-1', '-1', '-1'])
  })

  it('shows the link it copies in a field that cannot be spoilt, with a label', () => {
    const share = row(aRichArticle())
    const field = one(share, '#share-copy input')
    expect(field.attrs).toMatchObject({ value: 'https://news.example.cn/s/cp7', readOnly: '' })
    expect(attrs(share, '#share-copy label', 'for')).toEqual([field.attrs.id])
  })

  it('loads code and poster only when they are looked at, at sizes that move nothing', () => {
    const share = row(aRichArticle())
    expect(attrs(share, 'img', 'src')).toEqual(attrs(share, 'noscript.waiting img', 'src'))
    expect(all(share, 'noscript.waiting img').map(({ attrs }) => attrs)).toMatchObject([
      { loading: 'lazy', width: '208', height: '208' },
      { src: '/articles/7/poster.jpg?v=rzjn60', loading: 'lazy', width: '1080', height: '1620' },
    ])
  })

  it('carries a title with signs of an address whole to each channel', () => {
    const title = '“5%&50#”是什么？+更多'
    for (const href of attrs(row(aRichArticle({ title })), 'ul a', 'href')) {
      const { searchParams } = new URL(href ?? '')
      expect(searchParams.get('title') ?? searchParams.get('subject')).toContain(title)
    }
  })
})
