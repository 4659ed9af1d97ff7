// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import { BodyEditor } from '#components/desk/body-editor.tsx'
import { WithdrawalBar } from '#components/desk/withdrawal-bar.tsx'
import type { Body } from '#lib/articles/body/body.ts'
import { button, mounted, press } from '../../support/mounted.ts'

const body: Body = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: '甲段,没事' }] }],
}
const sheet = (
  <BodyEditor
    body={body}
    generation={0}
    invalid={undefined}
    saved="已保存"
    intake={{ request: async () => [], upload: async () => ({ id: 0, kind: 'picture' }) }}
    onChange={() => {}}
  />
)

let leave = async () => {}
afterEach(async () => leave())

const key = (init: KeyboardEventInit, target: Element = document.body) =>
  act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
  })

it('arrows go from tool to tool, and within an open menu they are the menu’s', async () => {
  leave = (await mounted(sheet)).leave
  button('加粗').focus()
  await key({ key: 'ArrowRight' }, button('加粗'))
  expect(document.activeElement).toBe(button('斜体'))
  await press('插入')
  const item = document.querySelector<HTMLElement>('[role=menuitem]')
  await act(async () => item?.focus())
  expect(document.activeElement).toBe(item)
  await key({ key: 'ArrowRight' }, item as HTMLElement)
  expect(document.activeElement?.closest('[role=toolbar]')).toBeNull()
})

it('the key for setting the text opens its dialog, which is no part of the toolbar; not over another dialog', async () => {
  leave = (await mounted(sheet)).leave
  const typesetKey = () => key({ key: 'p', code: 'KeyP', altKey: true, ctrlKey: true })
  const isOpen = () => document.querySelector('dialog[open]') !== null
  const picker = document.body.appendChild(document.createElement('div'))
  picker.setAttribute('role', 'dialog')
  await typesetKey()
  expect(isOpen()).toBe(false)
  picker.remove()
  await typesetKey()
  expect(isOpen()).toBe(true)
  expect(document.querySelector('[role=toolbar] dialog')).toBeNull()
})

it('Ctrl+Z takes a publication back, but not while any dialog is open', async () => {
  let asked = 0
  const withdraw = () => {
    asked += 1
    return new Promise<never>(() => {})
  }
  const withdrawal = { version: 3, leftMs: 10_000 }
  const bar = <WithdrawalBar id={7} withdrawal={withdrawal} withdraw={withdraw} onWithdrawn={() => {}} />
  leave = (await mounted(bar)).leave
  const picker = document.body.appendChild(document.createElement('div'))
  picker.setAttribute('role', 'dialog')
  await key({ key: 'z', ctrlKey: true })
  expect(asked).toBe(0)
  picker.remove()
  await key({ key: 'z', ctrlKey: true })
  expect(asked).toBe(1)
})
