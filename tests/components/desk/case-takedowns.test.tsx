import { expect, it } from 'vitest'
import { CaseTakedowns } from '#components/desk/case-takedowns.tsx'
import { attrs, print, texts } from '../../support/markup.ts'

const at = (hour: number) => new Date(Date.UTC(2023, 7, 18, hour))
const suspended = { reason: 'copyright', isSuspension: true, caseId: 118 } as const
const blocked = { reason: 'legal_order', isSuspension: false, caseId: 119 } as const

it('a suspension that became a block is no restoring, and the block stands beside it with its case', () => {
  const takedowns = [
    { id: 4, ...blocked, at: at(4), endedAt: null, replacedBy: null },
    { id: 3, ...suspended, at: at(3), endedAt: at(4), replacedBy: blocked },
    { id: 2, ...suspended, isSuspension: false, at: at(2), endedAt: at(3), replacedBy: null },
    { id: 1, ...suspended, isSuspension: false, caseId: null, at: at(1), endedAt: at(2), replacedBy: null },
  ]
  const page = print(<CaseTakedowns takedowns={takedowns} now={at(6)} />)
  expect(texts(page, 'li').map((line) => line.replace(/今天 \d\d:\d\d ?/g, ''))).toEqual([
    '停止提供（451）C-0119',
    '暂停展示（著作权）C-0118，改为停止提供（451）C-0119',
    '删除（著作权）C-0118，恢复展示',
    '下架（著作权），恢复展示',
  ])
  expect(attrs(page, 'a', 'href').slice(0, 2)).toEqual(['/admin/cases/119', '/admin/cases/118'])
})
