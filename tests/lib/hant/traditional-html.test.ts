import { describe, expect, it } from 'vitest'
import { originalTarget, traditionalTarget } from '#lib/hant/script-path.ts'
import { traditionalHtml } from '#lib/hant/traditional-html.ts'
import { traditionalConverter } from '#lib/hant/traditional-text.ts'

const toTraditional = await traditionalConverter()
const converted = (html: string) => traditionalHtml(html, toTraditional)

describe('a text in traditional characters', () => {
  it.each([
    ['顺德乐从探索志愿服务高质量发展新模式', '順德樂從探索志願服務高質量發展新模式'],
    ['皇后以后，头发发展，面粉面对，只有一只', '皇后以後，頭髮發展，麪粉面對，只有一隻'],
    ['于谦于是余下钟表，台风过后众志成城', '于謙於是餘下鐘錶，颱風過後眾志成城'],
    ['DeepSeek-R1 🎉 ❤', 'DeepSeek-R1 🎉 ❤'],
    ['樂從已經是繁體', '樂從已經是繁體'],
    ['', ''],
  ])('%s: a phrase decides where a character has several forms', (text, expected) => {
    expect(toTraditional(text)).toBe(expected)
  })
})

describe('a page in traditional characters', () => {
  it('has its text and what is read out of it converted, and says so', () => {
    const page =
      '<html lang="zh-Hans"><meta name="description" content="后来"><title>发展</title>' +
      '<img src="/media/x.jpg" alt="头发" title="发展"><button aria-label="关闭">关</button><input placeholder="搜索" value="发"></html>'
    expect(converted(page)).toBe(
      '<html lang="zh-Hant"><meta name="description" content="後來"><title>發展</title>' +
        '<img src="/media/x.jpg" alt="頭髮" title="發展"><button aria-label="關閉">關</button><input placeholder="搜索" value="发"></html>',
    )
  })

  it('knows a phrase that stands across marks, and not across paragraphs', () => {
    expect(converted('<p>理<strong>发</strong>店<wbr/>头</p><p>发展</p>')).toBe(
      '<p>理<strong>髮</strong>店<wbr/>頭</p><p>發展</p>',
    )
  })

  it('leaves scripts, styles and comments as they are', () => {
    const kept = '<style>.后{}</style><script src="/assets/后.js"></script><!-- 后 -->'
    expect(converted(kept)).toBe(kept)
  })

  it('says the same in its structured data, under the addresses of the original', () => {
    const data = (headline: string, inLanguage: string) => {
      // An address before what is converted, and one after it.
      const said = {
        '@context': 'https://schema.org',
        headline,
        inLanguage,
        isBasedOn: 'https://example.cn/发展',
      }
      return `<script type="application/ld+json">${JSON.stringify(said)}</script>`
    }
    expect(converted(data('“理发”\\', 'zh-Hans'))).toBe(data('“理髮”\\', 'zh-Hant'))
  })

  it('leads to other pages in the same characters, and to everything else where it is', () => {
    const [page, same] = [
      '<a class="x" href="/articles/2?older=3#main">一</a><a href="/">二</a><form action="/search">',
      '<a href="/media/a.pdf"></a><a href="/s/abc"></a><a href="https://example.cn/a"></a><a href="#main"></a>' +
        '<a href="/api/articles"></a><a href="/feeds/all.xml"></a><a href="//example.cn/"></a><link rel="canonical" href="/articles/2"/>',
    ]
    expect(converted(page)).toBe(
      '<a class="x" href="/hant/articles/2?older=3#main">一</a><a href="/hant">二</a><form action="/hant/search">',
    )
    expect(converted(same)).toBe(same)
  })

  it('leads back to the simplified one', () => {
    const there =
      '<a href="/hant/tags/zh-Hant" hreflang="zh-Hant" lang="zh-Hant" data-script="hant">繁體版</a>'
    expect(converted(there)).toBe(
      '<a href="/tags/zh-Hant" hreflang="zh-Hans" lang="zh-Hans" data-script="hans">简体版</a>',
    )
  })
})

describe('the address of a page in traditional characters', () => {
  it('is its own below /hant, and back', () => {
    for (const [page, below] of Object.entries({
      '/': '/hant',
      '/?older=1': '/hant?older=1',
      '/articles/1': '/hant/articles/1',
      '/tags/%E4%B9%90': '/hant/tags/%E4%B9%90',
    })) {
      expect(traditionalTarget(page)).toBe(below)
      expect(originalTarget(below)).toBe(page)
    }
    expect(originalTarget('/hant/')).toBe('/')
  })

  it.each([
    ...[
      '/admin',
      '/%61dmin/articles',
      '/api/articles',
      '/assets/reader.js',
      '/media/x',
      '/preview/x',
      '/s/abc',
    ],
    ...['/_next/x', '/hant/articles/1', '/robots.txt', '/feeds/all.xml?x=1', 'https://example.cn/', '//x'],
  ])('is none for %s', (target) => {
    expect(traditionalTarget(target)).toBeNull()
    expect(originalTarget(`/hant${target}`)).toBeNull()
  })

  it('is none where nothing of it is asked for', () => {
    for (const target of ['/', '/hantian', '/articles/1?x=/hant']) expect(originalTarget(target)).toBeNull()
  })
})
