import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { renderBody } from '#components/reader/render-body.ts'
import type { Block } from '#lib/articles/body/body.ts'

const text = (text: string) => ({ type: 'text', text }) as const
const paragraph = (words: string): Block => ({ type: 'paragraph', content: [text(words)] })
const list = (...items: string[]): Block => ({
  type: 'bulletList',
  content: items.map((item) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [text(item)] }],
  })),
})
const html = (...content: Block[]) =>
  renderToStaticMarkup(renderBody({ type: 'doc', content }, { place: 'reader', media: new Map() }))

it('prints nothing for a heading or a paragraph without words', () => {
  expect(html({ type: 'heading', attrs: { level: 2 } }, { type: 'paragraph' })).toBe('')
})

it('sets a list in columns where the editor says so', () => {
  expect(html(list('顺德区乐从医院党委', '顺德区乐从慈善会党支部'))).toMatch(/^<ul><li>/)
  expect(html({ ...list('顺德区乐从医院党委'), attrs: { layout: 'columns' } } as Block)).toMatch(
    /^<ul class="names">/,
  )
})

it('holds a middle dot to its word, and lets an address break anywhere', () => {
  expect(html(paragraph('开新局·竞标争先，见 https://example.cn/a?b=1。'))).toBe(
    '<p>开新<span class="joined">局·</span>竞标争先，见 <span class="web">https://example.cn/a?b=1</span>。</p>',
  )
})

it('prints the words of a link that says not where it leads, and one link where there are two', () => {
  const link = (href: string) => ({ type: 'link', attrs: { href } }) as const
  const words = (...marks: ReturnType<typeof link>[]): Block => ({
    type: 'paragraph',
    content: [{ type: 'text', text: '通知', marks }],
  })
  for (const href of [
    'https://www.xinhuanet.com@evil.example/',
    'https://a.cn/\u0001',
    'javascript:alert(1)',
  ])
    expect(html(words(link(href)))).toBe('<p>通知</p>')
  expect(html(words(link('https://a.cn/'), link('https://b.cn/')))).toMatch(
    /^<p><a href="https:\/\/a.cn\/"[^>]*>通知<\/a><\/p>$/,
  )
})

it('prints emphasis by dots for Chinese and slanted for other words, and what is raised or lowered', () => {
  const marked = (text: string, ...marks: ('bold' | 'italic' | 'superscript' | 'subscript')[]) => ({
    type: 'text' as const,
    text,
    marks: marks.map((type) => ({ type })),
  })
  const content = [
    marked('着重', 'bold', 'italic'),
    marked('Nature', 'italic'),
    marked('4', 'superscript'),
    marked('2', 'subscript'),
  ]
  expect(html({ type: 'paragraph', content }, { type: 'horizontalRule' }, paragraph('末'))).toBe(
    '<p><strong><em>着重</em></strong><em class="slanted">Nature</em><sup>4</sup><sub>2</sub></p><hr/><p>末</p>',
  )
})

it('opens links from the desk in a window of their own', () => {
  const linked: Block = {
    type: 'paragraph',
    content: [{ type: 'text', text: '通知', marks: [{ type: 'link', attrs: { href: 'https://a.cn/' } }] }],
  }
  expect(
    renderToStaticMarkup(renderBody({ type: 'doc', content: [linked] }, { place: 'desk', media: new Map() })),
  ).toBe('<p><a href="https://a.cn/" rel="noreferrer nofollow" target="_blank">通知</a></p>')
})

it('prints one link where a part of its words is marked otherwise, and one mark for neighbours that share it', () => {
  const link = { type: 'link', attrs: { href: 'https://a.cn/' } } as const
  const other = { type: 'link', attrs: { href: 'https://b.cn/' } } as const
  const [bold, italic, raised] = [{ type: 'bold' }, { type: 'italic' }, { type: 'superscript' }] as const
  const content = [
    { type: 'text' as const, text: '见', marks: [link] },
    { type: 'text' as const, text: '《自然》', marks: [link, bold] },
    { type: 'text' as const, text: '全文', marks: [link, bold, italic] },
    { type: 'text' as const, text: '一', marks: [other, raised] },
    { type: 'hardBreak' as const },
    { type: 'text' as const, text: '甲·', marks: [bold] },
    { type: 'text' as const, text: '乙·', marks: [bold, italic] },
    text('丙'),
    { type: 'text' as const, text: '丁', marks: [bold] },
  ]
  expect(html({ type: 'paragraph', content }).replaceAll(' rel="nofollow noopener ugc external"', '')).toBe(
    '<p><a href="https://a.cn/">见<strong>《自然》<em>全文</em></strong></a><a href="https://b.cn/"><sup>一</sup></a><br/>' +
      '<strong><span class="joined">甲·</span><em><span class="joined">乙·</span></em></strong>丙<strong>丁</strong></p>',
  )
})
