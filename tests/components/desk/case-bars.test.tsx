import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CaseBarFlags, CaseBarsMade } from '#components/desk/case-bars.tsx'
import type { BarFlag } from '#lib/cases/desk-bars.ts'
import { wordsOf } from '../../support/routes.ts'

const at = new Date('2026-11-28T00:36:00Z')
const flag: BarFlag = { madeBy: 3, likeness: 'contact', articles: [{ articleId: 8, restored: 7 }] }

it('a half match says what is the same and leaves the decision; a full one says that it is refused', () => {
  const half = renderToStaticMarkup(<CaseBarFlags flags={[flag]} />)
  expect(half).toContain('href="/admin/cases/3"')
  expect(wordsOf(half)).toContain('可能是已依条例第十七条恢复的同一投诉人：案件 C-0003')
  expect(wordsOf(half)).toContain('联系方式相同，姓名（名称）不同')
  expect(wordsOf(half)).toContain('文章 8（与已恢复的文章 7 文字相同）')
  expect(wordsOf(half)).toContain('请核对后决定')
  const full = renderToStaticMarkup(<CaseBarFlags flags={[{ ...flag, likeness: 'full' }]} />)
  expect(wordsOf(full)).toContain('须先在该案件解除限制')
  expect(renderToStaticMarkup(<CaseBarFlags flags={[]} />)).toBe('')
})

it('a case names the works that it barred, of whose notice, and what was lifted', () => {
  const bar = { id: 1, articleId: 7, title: '龙舟鼓响', claimantCaseId: 3, at, liftedAt: null }
  const made = [bar, { ...bar, id: 2, claimantCaseId: 5, liftedAt: at }]
  const words = wordsOf(renderToStaticMarkup(<CaseBarsMade caseId={3} made={made} now={at} />))
  expect(words).toContain('本案投诉人 · 今天 08:36 起')
  expect(words).toContain('并入的 C-0005 的投诉人 · 今天 08:36 已解除')
  expect(renderToStaticMarkup(<CaseBarsMade caseId={3} made={[]} now={at} />)).toBe('')
})
