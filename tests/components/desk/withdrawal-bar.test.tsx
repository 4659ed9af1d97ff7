// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WithdrawalBar, type WithdrawVerb } from '#components/desk/withdrawal-bar.tsx'
import { aRefusal } from '../../support/desk-cast.ts'
import { mounted } from '../../support/mounted.ts'

let leave = async () => {}
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  await leave()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const latest = { version: 5 } as never

/** The bar for ten seconds, or as many as are left; what was asked and heard. */
async function aBar(withdraw: WithdrawVerb = async () => ({ done: true, latest }), { leftMs = 10_000 } = {}) {
  const heard: unknown[] = []
  const bar = await mounted(
    <>
      <input aria-label="标题" />
      <WithdrawalBar
        id={7}
        withdrawal={{ version: 4, leftMs }}
        withdraw={async (seen) => {
          heard.push(seen)
          return withdraw(seen)
        }}
        onWithdrawn={(latest) => heard.push(latest)}
      />
    </>,
  )
  leave = bar.leave
  return heard
}
const bar = () => document.querySelector('.withdrawal')
const withdrawButton = () => bar()?.querySelector('button')
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const undo = (target: EventTarget = document.body, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', {
    ...{ key: 'z', ctrlKey: true, bubbles: true, cancelable: true },
    ...more,
  })
  return act(async () => target.dispatchEvent(event))
}

it('counts the seconds down, says when they are over, and goes', async () => {
  const heard = await aBar()
  expect(withdrawButton()?.textContent).toBe('撤回 10 秒 Ctrl Z')
  await pass(3_200)
  expect(withdrawButton()?.textContent).toContain('7 秒')
  await pass(7_000)
  expect(withdrawButton()).toBeFalsy()
  expect(bar()?.textContent).toBe('已过 10 秒，不能再撤回；需要时请修订或下架。')
  await pass(8_200)
  expect(bar()).toBeNull()
  await undo()
  expect(heard, 'the key does nothing any more').toEqual([])
})

it('withdraws the version that it counts for, once however often it is pressed', async () => {
  const answered = Promise.withResolvers<{ done: true; latest: never }>()
  const heard = await aBar(() => answered.promise)
  await act(async () => withdrawButton()?.click())
  await act(async () => withdrawButton()?.click())
  await undo()
  expect(withdrawButton()?.getAttribute('aria-disabled')).toBe('true')
  await act(async () => answered.resolve({ done: true, latest }))
  expect(heard).toEqual([{ id: 7, version: 4 }, latest])
})

it('an answer that comes after the ten seconds still counts', async () => {
  const answered = Promise.withResolvers<{ done: true; latest: never }>()
  const heard = await aBar(() => answered.promise, { leftMs: 1_000 })
  await act(async () => withdrawButton()?.click())
  await pass(2_000)
  expect(bar()?.textContent).not.toContain('已过 10 秒')
  await act(async () => answered.resolve({ done: true, latest }))
  expect(heard).toHaveLength(2)
})

it('Ctrl+Z withdraws, but not where words are typed, a dialog is open, or the key is held', async () => {
  const heard = await aBar()
  await undo(document.querySelector('input') ?? document.body)
  await undo(document.body, { repeat: true })
  await undo(document.body, { shiftKey: true })
  const dialog = document.body.appendChild(document.createElement('dialog'))
  dialog.showModal()
  await undo()
  dialog.remove()
  expect(heard).toEqual([])
  await undo(document.body, { ctrlKey: false, metaKey: true })
  expect(heard[0]).toEqual({ id: 7, version: 4 })
})

it('says why it was not withdrawn, and that nobody knows where no answer came', async () => {
  await aBar(async () => aRefusal('wrong-state', {}, '已过 10 秒。'))
  await act(async () => withdrawButton()?.click())
  expect(bar()?.textContent).toBe('已过 10 秒。')
  await pass(30_000)
  expect(bar()?.textContent, 'the sentence stays').toBe('已过 10 秒。')
  await leave()
  await aBar(() => Promise.reject(new TypeError('fetch failed')))
  await act(async () => withdrawButton()?.click())
  expect(bar()?.textContent).toContain('不知道是否已撤回')
})
