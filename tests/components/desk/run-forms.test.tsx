// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { RunButton, type RunFormState, UndoForm } from '#components/desk/run-forms.tsx'
import { aRefusal } from '../../support/desk-cast.ts'
import { mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

let leave = async () => {}
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

/** A run's page with its ways to stop and to undo it, all answered so. */
async function aPage(answer: () => RunFormState) {
  const sent: Record<string, FormDataEntryValue>[] = []
  const refresh = vi.fn()
  const verb = async (_: RunFormState, form: FormData) => {
    sent.push(Object.fromEntries(form))
    return answer()
  }
  const page = await mounted(
    <NextRouter at="/admin/imports/3" router={{ refresh }}>
      <RunButton run={3} verb={verb}>
        停止
      </RunButton>
      <UndoForm run={3} undo={verb} edited={[{ id: 8, title: '改过的' }]} seenAt="2026-11-27T08:00:00.000Z" />
    </NextRouter>,
  )
  leave = page.leave
  return { sent, refresh }
}

it('the page is asked for again once something was done, and says what was not', async () => {
  const answers: RunFormState[] = [{ refusal: null }, { refusal: aRefusal('wrong-state').refusal }]
  const { sent, refresh } = await aPage(() => answers.shift() ?? null)
  await press('停止')
  expect(refresh).toHaveBeenCalledOnce()
  await press('停止')
  expect(refresh).toHaveBeenCalledOnce()
  expect(document.querySelector('[role=alert]')?.textContent).toBe('不能这样提交。')
  expect(sent).toEqual([{ run: '3' }, { run: '3' }])
})

it('undoing names the drafts that were edited, keeps them unless told otherwise, and says a lost connection', async () => {
  const { sent } = await aPage(() => {
    throw new TypeError('fetch failed')
  })
  expect(document.querySelector('.undo-form li')?.textContent).toBe('改过的')
  await press('撤销导入')
  await act(async () => document.querySelector<HTMLInputElement>('[value=delete]')?.click())
  await press('撤销导入')
  const seenAt = '2026-11-27T08:00:00.000Z'
  expect(sent).toEqual(['keep', 'delete'].map((edited) => ({ run: '3', seenAt, edited })))
  expect(document.querySelector('[role=alert]')?.textContent).toContain('连接中断')
})
