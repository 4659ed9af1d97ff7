import { expect, it } from 'vitest'
import { NoticePage } from '#components/reader/notice-page.tsx'
import { NoticesPage } from '#components/reader/notices-page.tsx'
import { aPublishedNotice } from '../../support/case-view-cast.ts'
import { attrs, print, texts, wordsOf } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

const list = (notices = [aPublishedNotice()], olderThan: number | null = null, before?: number) =>
  print(<NoticesPage site={aSite()} list={{ notices, olderThan }} before={before} />)

it('published notices are listed by number, with the articles by theirs', () => {
  expect(texts(list(), 'main nav li')).toEqual(['C-0118著作权，文章编号 7、9今天'])
  expect(attrs(list(), 'main nav a', 'href')).toEqual(['/notices/118'])
  expect(texts(list([]), '.empty')).toEqual(['现在没有公告。'])
  expect(attrs(list([aPublishedNotice()], 90, 120), '.ways a', 'href')).toEqual([
    '/notices',
    '/notices?before=90',
  ])
})

it('a published notice has the words of an editor, what came of it, and how its contributor answers', () => {
  const ends = [{ outcome: 'restored', effect: 'restored' }] as const
  const notice = aPublishedNotice({ state: 'closed', outcome: 'restored', ends })
  const page = print(<NoticePage site={aSite()} notice={notice} />)
  expect(texts(page, '.words')).toEqual([notice.text])
  expect(texts(page, '.said')).toEqual(['结果：涉及的内容已恢复展示。'])
  expect(attrs(page, '.addresses a', 'href')).toEqual(['/articles/7', '/articles/9'])
  expect(wordsOf(page)).toContain('第十六条')
  expect(attrs(page, 'link[rel=canonical]', 'href')).toEqual(['https://news.example.cn/notices/118'])
})
