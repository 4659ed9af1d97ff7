import { describe, expect, it } from 'vitest'
import { ReviewArticle } from '#components/desk/review-article.tsx'
import type { DeskReview } from '#lib/articles/review/desk-review.ts'
import type { ArticleStatus } from '#lib/articles/status.ts'
import { aDeskArticle, done } from '../../support/desk-cast.ts'
import { has, print, texts } from '../../support/markup.ts'
import { NextRouter } from '../../support/next-router.tsx'

const at = new Date('2023-08-17T16:30:00Z')
const waiting: DeskReview = {
  submitted: { by: '黄编辑', at, note: '赶今天的版' },
  approvals: [{ stage: '初审', by: '何编辑', at, note: '' }],
  stage: '终审',
  whyNot: '',
  schedule: null,
}
const verb = async () => done()
const verbs = {
  ...{ approve: verb, returnToDraft: verb, recall: verb },
  ...{ publish: verb, schedule: verb, unschedule: verb },
}
const page = (status: ArticleStatus, review: Partial<DeskReview> = {}) =>
  print(
    <NextRouter>
      <ReviewArticle
        flash=""
        article={aDeskArticle({ status })}
        media={new Map()}
        review={{ ...waiting, ...review }}
        verbs={verbs}
      >
        记录
      </ReviewArticle>
    </NextRouter>,
  )

describe('a text under review at the desk', () => {
  it.each([
    ['in_review', ['预览', '撤回送审…', '退回…', '通过终审… Ctrl ↵']],
    ['approved', ['预览', '退回…', '定时发布…', '发布… Ctrl ↵']],
    ['scheduled', ['预览', '退回…', '取消定时…', '发布… Ctrl ↵']],
  ] as const)('that is %s has the buttons of its state, and no field for its text', (status, buttons) => {
    const shown = page(status)
    expect(texts(shown, '.bar button').map((text) => text.trim())).toEqual(buttons)
    for (const field of ['main input', '[contentEditable]']) expect(has(shown, field)).toBe(false)
  })

  it('tells what was decided by whom, and what it waits for', () => {
    expect(texts(page('in_review'), '.card dt')).toEqual(['送审', '初审通过', '等待'])
    expect(texts(page('in_review'), '.card dd')).toEqual([
      ...['黄编辑 · 2023-08-18 00:30：赶今天的版', '何编辑 · 2023-08-18 00:30', '终审'],
    ])
    const scheduled = page('scheduled', { stage: null, schedule: { at, by: '梁主编' } })
    expect(texts(scheduled, '.card dd').at(-1)).toBe('2023-08-18 00:30（梁主编）')
  })

  it('offers no approval to who may not give it, and says why', () => {
    const shown = page('in_review', { whyNot: '这一级须由主编或管理员来审。' })
    expect(texts(shown, '.bar button').some((text) => text.includes('通过'))).toBe(false)
    expect(texts(shown, '.card .hint')).toEqual(['这一级须由主编或管理员来审。'])
  })
})
