import { describe, expect, it } from 'vitest'
import { ComplaintsPage } from '#components/reader/complaints-page.tsx'
import { attrs, has, print, texts, wordsOf } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

const complaints = (articleId?: number, site = aSite()) =>
  print(<ComplaintsPage site={site} articleId={articleId} />)
const letter = (articleId?: number) => new URL(attrs(complaints(articleId), '.contact a', 'href')[0] ?? '')

describe('how to complain', () => {
  it('begins a letter that asks for all that a notice must hold by law', () => {
    const { protocol, pathname, searchParams } = letter(7)
    expect(protocol + pathname).toBe('mailto:bianji@example.cn')
    expect(searchParams.get('subject')).toBe('侵权投诉与更正：文章 7')
    expect(searchParams.get('body')?.split('\r\n\r\n')).toEqual([
      ...['姓名（名称）：', '联系方式：', '地址：', '文章网址：https://news.example.cn/articles/7'],
      ...['事由与要求：', '证明材料（请附件）：'],
    ])
  })

  it('leaves the article to the reader who came from none', () => {
    const { searchParams } = letter()
    expect(searchParams.get('subject')).toBe('侵权投诉与更正')
    expect(searchParams.get('body')).toContain('文章网址：\r\n')
    expect(has(complaints(), '.contact .address')).toBe(false)
  })

  it('shows the address of the article for those who write by hand', () => {
    expect(texts(complaints(7), '.contact .address')).toEqual(['https://news.example.cn/articles/7'])
  })

  it('promises no letterbox before there is one, and still says what a notice needs', () => {
    const page = complaints(7, aSite({ contactEmail: undefined }))
    expect(has(page, '.contact a')).toBe(false)
    expect(texts(page, '.contact p')[0]).toContain('还没有公布收件邮箱')
    expect(texts(page, 'ol li')).toHaveLength(3)
  })

  it('has the place that “申请更正” of every article leads to', () => {
    expect(texts(complaints(), '#correction')).toEqual(['申请更正'])
  })

  it('covers infringement, errors, personal information and objections, by the law that rules them', () => {
    const page = complaints()
    expect(texts(page, '.prose h2')).toEqual([
      ...['侵权通知要写什么', '申请更正', '个人信息', '对下架有异议', '之后'],
    ])
    expect(wordsOf(page)).toContain('《信息网络传播权保护条例》第十四条')
  })

  it('is one page to search engines, whichever article a reader came from', () => {
    expect(attrs(complaints(7), 'link[rel=canonical]', 'href')).toEqual([
      'https://news.example.cn/complaints',
    ])
  })
})
