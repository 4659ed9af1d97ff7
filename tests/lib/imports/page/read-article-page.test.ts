import { describe, expect, it } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { pageCandidate } from '#lib/imports/page/page-candidate.ts'
import { readArticlePage } from '#lib/imports/page/read-article-page.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { encodeGb18030 } from '../encode-gb18030.ts'
import * as pages from './pages.ts'

const read = (
  html: string | Uint8Array,
  contentType: string | null = 'text/html',
  address = 'https://www.news.example/a/1.html',
) =>
  readArticlePage(typeof html === 'string' ? new TextEncoder().encode(html) : html, { contentType, address })

const typesOf = ({ body }: ReturnType<typeof read>) => body.content.map(({ type }) => type)
const minute = ({ publishedAt }: ReturnType<typeof read>) => publishedAt && shanghaiMinute(publishedAt)

describe('a page of the State Council', () => {
  const found = read(pages.stateCouncil)

  it('names its article, its source and its time by meta elements', () => {
    expect(found).toMatchObject({
      title: '乐从举办第十二届家庭乒乓球赛',
      sourceName: '乐从发布',
      author: '吴伟洪',
      sourceResponsibleEditor: '陈小明',
      column: '地方',
      summary: '第十二届家庭乒乓球赛在乐从镇体育馆开打，一百六十个家庭参加，长者组最受关注。',
      sourceUrl: 'https://www.news.example/a/1.html',
    })
    expect(minute(found)).toBe('2023-08-18 10:22')
  })

  it('has its text without indents, its picture in place, and nothing around it', () => {
    expect(typesOf(found)).toEqual(['paragraph', 'picture', 'paragraph', 'paragraph', 'paragraph'])
    expect(found.pictures).toEqual(['https://www.news.example/a/content_1.files/pic1.jpg'])
    expect(plainText(found.body).split('\n').filter(Boolean)).toEqual(pages.TEXT.split('\n'))
  })

  it('tells its own address where it was saved to a file', () => {
    const saved = readArticlePage(new TextEncoder().encode(pages.stateCouncil), {
      contentType: null,
      address: null,
    })
    expect(saved.sourceUrl).toBe('https://www.gov.example/202308/content_1.htm')
    expect(saved.pictures).toEqual(['https://www.gov.example/202308/content_1.files/pic1.jpg'])
  })
})

describe('a page of a county in GBK', () => {
  const found = read(encodeGb18030(pages.county), 'text/html')

  it('is read by GB18030, whatever it calls itself', () => {
    expect(found).toMatchObject({ title: '关于举办家庭赛的公告', sourceName: '县文体局（朱䶮供稿' + '）' })
    expect(minute(found)).toBe('2023-08-18 09:05')
  })

  it('keeps its table with spans and its signature at the right', () => {
    expect(typesOf(found)).toEqual(['paragraph', 'table', 'paragraph', 'paragraph', 'paragraph', 'paragraph'])
    expect(found.body.content[1]).toMatchObject({
      content: [
        {
          content: [
            { type: 'tableHeader', attrs: { rowspan: 2 } },
            { type: 'tableHeader', attrs: { colspan: 2 } },
          ],
        },
        { content: [{ type: 'tableHeader' }, { type: 'tableHeader' }] },
        { content: [{ type: 'tableCell' }, { type: 'tableCell' }, { type: 'tableCell' }] },
      ],
    })
    expect(found.body.content[4]).toMatchObject({ attrs: { align: 'right' } })
    expect(plainText(found.body)).toContain('2023年8月18日')
    expect(plainText(found.body)).not.toMatch(/版权|上一篇|字号/)
  })

  it('says which attachment did not come along', () => {
    expect(found.leftOut).toContain('1 个附件')
  })
})

describe('an article of an official account', () => {
  const found = read(pages.weChat, 'text/html; charset=UTF-8', 'https://mp.weixin.example/s/abc')

  it('is whole, though it is served invisible', () => {
    expect(found).toMatchObject({
      title: '乐从家庭赛，开打！',
      summary: '一百六十个家庭，三个组别，今年第一次电子记分。',
    })
    expect(plainText(found.body)).toContain(pages.TEXT.split('\n')[3])
    expect(found.pictures).toEqual([expect.stringContaining('https://mmbiz.example/mmbiz_jpg/abc/640')])
    expect(found.leftOut).toContain('1 个视频')
  })

  it('was published when its script says, by the account or whom it names', () => {
    expect(minute(found)).toBe('2023-08-18 10:05')
    expect(found).toMatchObject({ sourceName: '乐从镇融媒体中心', sourceEditor: '小从' })
    expect(plainText(found.body)).not.toMatch(/编辑：|长按/)
  })
})

describe('a page of a newspaper', () => {
  const found = read(pages.people)

  it('names no number as its author, and its editors without brackets', () => {
    expect(found).toMatchObject({
      title: '乐从举办第十二届家庭乒乓球赛',
      author: null,
      sourceName: '人民网－广东频道',
      sourceResponsibleEditor: '张三、李四',
    })
    expect(minute(found)).toBe('2023-08-18 10:22')
  })

  it('ends where its text ends', () => {
    expect(plainText(found.body)).toBe(pages.TEXT)
  })
})

describe('a page of a news agency', () => {
  const found = read(pages.agency)

  it('is found without a known container', () => {
    expect(found).toMatchObject({
      title: '乐从举办第十二届家庭乒乓球赛',
      sourceName: '新华网',
      sourceResponsibleEditor: '韩某',
    })
    expect(minute(found)).toBe('2023-08-18 10:22')
  })

  it('keeps a picture with its caption, and neither the editors nor other articles', () => {
    expect(found.body.content.at(-1)).toEqual({
      type: 'picture',
      attrs: {
        media: 1,
        alt: null,
        decorative: null,
        caption: '选手在比赛中。新华社记者 黄某 摄',
        credit: '',
      },
    })
    expect(found.pictures).toEqual(['https://www.news.example/pic/2.jpg'])
    expect(plainText(found.body)).not.toMatch(/责任编辑|相关阅读|回顾|换届/)
  })
})

it('a title is whole though a meta element ends at a quotation mark', () => {
  const found = read(pages.portal)
  expect(found).toMatchObject({ title: '家庭赛奖金"711元"！乐从人抢着报名', sourceName: '乐从日报' })
  expect(minute(found)).toBe('2023-08-18 10:22')
})

it('a site of tables is read, too, its paragraphs apart', () => {
  const found = read(pages.oldSite)
  expect(found).toMatchObject({
    title: '乐从举办第十二届家庭乒乓球赛',
    sourceName: '乐从信息网',
    author: '吴伟洪',
  })
  expect(minute(found)).toBe('2023-08-18 00:00')
  expect(plainText(found.body)).toBe(pages.TEXT)
})

describe('hostile markup', () => {
  const found = read(pages.hostile)

  it('is words, or nothing', () => {
    const stored = JSON.stringify(found.body)
    expect(stored).not.toMatch(/javascript:|data:text|onclick|onerror/i)
    expect(stored.match(/alert\(\d+\)/g)).toEqual(['alert(21)'])
    expect(found.pictures.every((address) => /^https?:/.test(address))).toBe(true)
  })

  it('in names and titles is the text that it is', () => {
    expect(found.title).toBe('<img src=x onerror=alert(1)>家庭赛的消息')
    expect(found.sourceName).toContain('乐从发布')
  })
})

describe('what is no article', () => {
  it.each([
    ['nothing', ''],
    ['a page without text', '<html><head><title>空的一页</title></head><body></body></html>'],
    ['no page', '%PDF-1.7 binary'],
  ])('%s is refused with a sentence', (_name, html) => {
    expect(() => read(html)).toThrow(/这一页/)
  })

  it('ten thousand elements in one another are no harm', () => {
    const deep = `<title>很深的一页</title><h1>很深的一页</h1>${'<div>'.repeat(10_000)}${pages.TEXT}`
    expect(plainText(read(deep).body)).toContain(pages.TEXT.slice(0, 20))
  })
})

describe('an original that a page states', () => {
  const stating = (address: string, at: string | null) => {
    const html = pages.people.replace('来源：', `原文网址：${address} 来源：新华网 `)
    return readArticlePage(new TextEncoder().encode(html), { contentType: 'text/html', address: at })
  }

  it.each([
    ['http://www.people.example/a/1.html', 'http://gd.people.example/1.html'],
    ['http://gd.people.example/1.html', 'https://people.example/1.html'],
    ['http://www.people.example/a/1.html', null],
  ])('%s is where it is from: read at %s', (stated, at) => {
    expect(stating(stated, at)).toMatchObject({ sourceUrl: stated, otherUrl: null })
  })

  it.each([
    ['http://www.news.example/1.html', 'https://evil.example/fake.html'],
    ['http://news.example/1.html', 'https://evilnews.example/fake.html'],
    ['http://news.example/1.html', 'http://203.0.113.7/fake.html'],
    ['http://203.0.113.8/1.html', 'http://203.0.113.7/fake.html'],
  ])('%s, which belongs to others, is only told: read at %s', (stated, at) => {
    const found = stating(stated, at)
    expect(found).toMatchObject({ sourceUrl: at, otherUrl: stated })
    const { sourceUrl, leftOut } = pageCandidate(at, found)
    expect(sourceUrl).toBe(at)
    expect(leftOut.join('')).toContain(stated)
  })
})
