import { expect, it } from 'vitest'
import { CaseProposal, type ProposalShown } from '#components/desk/case-proposal.tsx'
import { cities, someContent } from '../../support/desk-cast.ts'
import { has, print, texts } from '../../support/markup.ts'
import { NextRouter } from '../../support/next-router.tsx'

// Purpose: the screen says before it is confirmed what becomes of each article, and shows the new text as a review does.

const now = new Date('2026-11-28T00:36:00Z')
const article = {
  id: 7,
  title: '授旗仪式',
  status: 'suspended',
  isRemovedByCase: false,
  isHeldByOther: false,
} as const
const removed = { ...article, status: 'taken_down', isRemovedByCase: true } as const
const aProposal = (changes: Partial<ProposalShown>): ProposalShown => ({
  ...{
    action: 'correct',
    note: '已核实',
    articles: [article],
    texts: [],
    corrections: [],
    unchanged: [],
    isUnreadable: false,
  },
  ...changes,
})
const shown = (changes: Partial<ProposalShown>) =>
  print(
    <NextRouter>
      <CaseProposal
        {...{ asked: { id: 118, version: 3, approval: 1 }, cities, now }}
        proposal={aProposal(changes)}
        preview={async () => ({ done: true, letters: [] })}
      />
    </NextRouter>,
  )

it.each<[Partial<ProposalShown>, string]>([
  [{}, '授旗仪式：在原网址恢复展示'],
  [{ unchanged: [7] }, '授旗仪式：不作更正，原样恢复展示'],
  [{ action: 'remove' }, '授旗仪式：删除，读者看到删除的说明（410）'],
  [{ action: 'restore' }, '授旗仪式：在原网址恢复展示'],
  [{ action: 'restore', articles: [{ ...article, isHeldByOther: true }] }, '授旗仪式：因另一案件仍不展示'],
  [{ action: 'restore', articles: [removed] }, '授旗仪式：在原网址恢复展示'],
  [{ action: 'restore', articles: [{ ...removed, isRemovedByCase: false }] }, '授旗仪式：保持“已下架”'],
  [{ action: 'follow_counter', articles: [removed] }, '授旗仪式：依投稿人的书面说明立即恢复展示'],
  [{ action: 'remove', articles: [{ ...article, status: 'taken_down' }] }, '授旗仪式：保持“已下架”'],
])('%j says: %s', (changes, line) => {
  expect(texts(shown(changes), 'li')).toEqual([line])
})

it('of a correction the note and the characters that change are shown', () => {
  const before = someContent({ title: '志愿者联合会授旗' })
  const after = { ...before, title: '志愿者联合会授牌' }
  const page = shown({ texts: [{ articleId: 7, note: '更正标题', before, after }] })
  expect(texts(page, 'li')).toEqual(['授旗仪式：以修订后的文字恢复展示'])
  expect(texts(page, 'del')).toEqual(['志愿者联合会授旗'])
  expect(texts(page, 'mark')).toEqual(['旗', '牌'])
  const said = texts(page, 'p').join()
  for (const part of ['理由：已核实', '更正说明：更正标题']) expect(said).toContain(part)
  expect(texts(page, 'summary')).toEqual(['《授旗仪式》的修订'])
  expect(has(page, 'button')).toBe(true)
})
