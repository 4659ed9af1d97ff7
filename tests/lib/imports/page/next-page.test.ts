import { parseHTML } from 'linkedom'
import { expect, it } from 'vitest'
import { nextPageOf } from '#lib/imports/page/next-page.ts'

// Purpose: the link to an article's next part is told from those to the next article and to the next page of a list.

const nextOf = (address: string, link: string) => {
  const { document } = parseHTML(`<html><body><p>正文</p>${link}</body></html>`)
  return nextPageOf(document as unknown as Document, address)
}
const link = (href: string, words = '下一页') => `<a href="${href}">${words}</a>`

it.each([
  ['https://a.example/x/t123.html', link('t123_1.html'), 'https://a.example/x/t123_1.html'],
  [
    'https://a.example/x/t123.html',
    link('./t123_2.shtml#top', '[下一页]'),
    'https://a.example/x/t123_2.shtml',
  ],
  ['https://a.example/x/t123_1.html', link('t123_2.html', '下页 >>'), 'https://a.example/x/t123_2.html'],
  ['https://a.example/post/', link('/post/2/', 'Next page'), 'https://a.example/post/2/'],
  ['https://a.example/view.php?id=7', link('?id=7&page=2'), 'https://a.example/view.php?id=7&page=2'],
  ['https://a.example/x/7.html', '<a rel="next" href="7-p2.html">2</a>', 'https://a.example/x/7-p2.html'],
])('at %s the part behind %s is %s', (address, html, next) => {
  expect(nextOf(address, html)).toBe(next)
})

it.each([
  ['https://a.example/x/t123.html', link('t124.html', '下一篇')],
  ['https://a.example/x/t123.html', link('t124.html')],
  ['https://a.example/x/t123.html', link('index_2.html')],
  ['https://a.example/x/t123.html', link('https://b.example/x/t123_1.html')],
  ['https://a.example/x/t123.html', link('javascript:next()')],
  ['https://a.example/x/t123.html', link('#2')],
  ['https://a.example/', link('/2')],
  ['https://a.example/x/', '<a rel="next" href="/y/">较早的文章</a>'],
])('at %s %s is none', (address, html) => {
  expect(nextOf(address, html)).toBeNull()
})
