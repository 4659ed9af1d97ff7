// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { CaseApproval } from '#components/desk/case-approval.tsx'
import { fill, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

// Purpose: who disagrees with a proposal that a colleague has confirmed meanwhile hears why nothing came of it, and loses no word.

let leave = async () => {}
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

const waiting = {
  approval: { id: 1, action: 'remove', proposedBy: '黄编辑', at: '今天 08:36' },
  mayConfirm: true,
} as const
const message = '本案现在是“已删除”，不能进行这项操作。'

it('a refusal and its reason stay when the proposal is gone', async () => {
  const shown = (proposal: typeof waiting | null, refresh = () => {}) => (
    <NextRouter router={{ refresh }}>
      <CaseApproval
        {...{ id: 7, version: 3, waiting: proposal }}
        decide={async () => ({
          done: false,
          refusal: { code: 'wrong-state', message, fields: {}, details: {} },
        })}
      >
        {null}
      </CaseApproval>
    </NextRouter>
  )
  const refreshed: string[] = []
  const page = await mounted(shown(waiting, () => refreshed.push('page')))
  leave = page.leave
  await fill('input', '证据不足')
  await press('不同意')
  expect(refreshed).toEqual(['page'])
  await page.show(shown(null))
  expect(document.querySelector('section')).toBeNull()
  expect(document.querySelector('[role=alert]')?.textContent).toBe(
    `${message}本页已换成最新的内容，请按现在的情况办理。`,
  )
  expect(document.body.textContent).toContain('您写的理由：证据不足')
})
