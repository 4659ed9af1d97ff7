import { describe, expect, it } from 'vitest'
import { ComplaintsPage } from '#components/reader/complaints-page.tsx'
import { attrs, has, print, texts, wordsOf } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

const complaints = (articleId?: number, site = aSite()) =>
  print(<ComplaintsPage site={site} articleId={articleId} />)
const letter = (articleId?: number) => new URL(attrs(complaints(articleId), '.contact a', 'href')[0] ?? '')

describe('how to complain', () => {
  it('leads to a form for each kind of complaint, with the article that the reader came from', () => {
    expect(attrs(complaints(7), 'a.choice', 'href')).toEqual([
      '/corrections/new?article=7',
      ...['copyright', 'privacy', 'reputation', 'factual_error', 'other_rights', 'illegal_content'].map(
        (kind) => `/complaints/new?article=7&kind=${kind}`,
      ),
    ])
    expect(attrs(complaints(), 'a.choice', 'href').slice(0, 2)).toEqual([
      '/corrections/new',
      '/complaints/new?kind=copyright',
    ])
    expect(texts(complaints(7), '.about .address')).toEqual(['https://news.example.cn/articles/7'])
    expect(has(complaints(), '.about')).toBe(false)
    // What became of the others, in figures.
    expect(attrs(complaints(), '.prose a', 'href')).toEqual(['/notices', '/transparency'])
  })

  it('begins a letter, for who prefers one, that asks for all that a notice must hold by law', () => {
    const { protocol, pathname, searchParams } = letter(7)
    expect(protocol + pathname).toBe('mailto:bianji@example.cn')
    expect(searchParams.get('subject')).toBe('侵权投诉与更正：文章 7')
    expect(searchParams.get('body')?.split('\r\n\r\n')).toEqual([
      ...['姓名（名称）：', '联系方式：', '地址：', '作品名称：'],
      ...['文章网址：https://news.example.cn/articles/7', '事由与要求：', '证明材料（请附件）：'],
      '本人声明以上内容真实，并承担相应的法律责任。',
    ])
    expect(letter().searchParams.get('subject')).toBe('侵权投诉与更正')
    expect(letter().searchParams.get('body')).toContain('文章网址：\r\n')
  })

  it('names the telephone and the postal address where the site has them, and promises none where not', () => {
    const imprint = { ...aSite().imprint, phone: '0757-2886 0000', address: '乐从镇' }
    const all = complaints(7, aSite({ imprint }))
    expect(texts(all, '.contact dt')).toEqual(['邮箱', '电话', '信函'])
    expect(attrs(all, '.contact a', 'href')[1]).toBe('tel:0757-28860000'.replace('-', ''))
    const none = complaints(7, aSite({ contactEmail: undefined }))
    expect(has(none, '.contact a')).toBe(false)
    expect(texts(none, '.contact p')[0]).toContain('请在网上填写')
  })

  it('has the place that the site names as its way to corrections', () => {
    expect(texts(complaints(), '#correction')).toEqual(['文章里有差错'])
  })

  it('covers infringement, errors, personal information and objections, by the law that rules them', () => {
    const page = complaints()
    expect(texts(page, '.prose h2')).toEqual([
      ...['侵权通知要写什么', '申请更正', '个人信息', '违法和不良信息', '对下架有异议', '之后'],
    ])
    expect(texts(page, 'ol li')).toHaveLength(3)
    expect(wordsOf(page)).toContain('《信息网络传播权保护条例》第十四条')
    expect(wordsOf(page)).toContain('《民法典》第一千一百九十六条')
  })

  it('is one page to search engines, whichever article a reader came from', () => {
    expect(attrs(complaints(7), 'link[rel=canonical]', 'href')).toEqual([
      'https://news.example.cn/complaints',
    ])
  })
})
