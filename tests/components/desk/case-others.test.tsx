import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CaseOthers, otherCaseLabel } from '#components/desk/case-others.tsx'
import type { OtherCase } from '#lib/cases/desk-other-cases.ts'
import { wordsOf } from '../../support/routes.ts'

const at = new Date('2026-11-28T00:36:00Z')

const other = (id: number, sameArticle: boolean): OtherCase => ({
  ...{ id, kind: 'copyright', state: 'received', outcome: null, receivedAt: at },
  ...{ sameArticle, sameClaimant: true },
})

it('cases about the same article come first; of those by the same claimant alone a few stand open', () => {
  const others = [...[9, 8, 7, 6, 5].map((id) => other(id, false)), other(2, true)]
  const html = renderToStaticMarkup(<CaseOthers others={others} now={at} />)
  const [open = '', folded = ''] = html.split('<details')
  expect([...open.matchAll(/cases\/(\d)"/g)].map(([, id]) => id)).toEqual(['2', '9', '8', '7'])
  expect([...folded.matchAll(/cases\/(\d)"/g)].map(([, id]) => id)).toEqual(['6', '5'])
  expect(wordsOf(folded)).toContain('同一投诉人的另外 2 件')
  expect(renderToStaticMarkup(<CaseOthers others={[other(2, true)]} now={at} />)).not.toContain('<details')
})

it('one that may be chosen is told by number, kind, time, state, and whether its claimant is the same', () => {
  expect(otherCaseLabel(other(118, true), at)).toBe(
    'C-0118 著作权 · 今天 08:36 收到 · 待处理 · 投诉人联系方式相同',
  )
  expect(otherCaseLabel({ ...other(118, true), sameClaimant: false }, at)).toMatch(/不同，或者没有写明$/)
})
