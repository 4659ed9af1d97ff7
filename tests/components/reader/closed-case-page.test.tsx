import { expect, it } from 'vitest'
import { ClosedCasePage } from '#components/reader/closed-case-page.tsx'
import type { ClosedCase } from '#lib/transparency/closed-case.ts'
import { attrs, print, texts } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

const at = new Date('2026-03-01T09:00:00+08:00')

const closed: ClosedCase = {
  ...{ id: 118, kind: 'copyright', outcome: 'restored', isForeign: false, isAboutContribution: true },
  ...{ receivedAt: at, completeAt: at, acceptedAt: at, actedAt: at, closedAt: at },
  ...{ noticePublishedAt: at, isNoticeShown: true, action: 'No', counterNotices: [] },
  articles: [{ id: 7, outcome: 'restored', effect: 'restored' }],
}

const pageOf = (changes: Partial<ClosedCase>) =>
  print(<ClosedCasePage site={aSite()} closed={{ ...closed, ...changes }} />)

it.each([
  ['曾暂停展示，已恢复', {}],
  ['曾暂停展示，已解除', { articles: [{ id: 7, outcome: 'restored', effect: 'held_by_other' }] }],
  ['未采取措施', { outcome: 'rejected', acceptedAt: null, actedAt: null }],
  ['已采取措施', { outcome: 'removed', action: 'Yes' }],
] satisfies [string, Partial<ClosedCase>][])(
  'a suspension that was ended is no silence: %s',
  (measure, changes) => {
    expect(texts(pageOf(changes), '.meta dd')[2]).toBe(measure)
  },
)

it('leads to a published notice while its text is there, and keeps the day of one that was deleted', () => {
  const isLinked = (changes: Partial<ClosedCase>) =>
    attrs(pageOf(changes), '.ways a', 'href').includes('/notices/118')
  expect([isLinked({}), isLinked({ isNoticeShown: false })]).toEqual([true, false])
  expect(texts(pageOf({ isNoticeShown: false }), '.days span')).toContain('公告通知')
})
