// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { CaseActBar } from '#components/desk/case-act-bar.tsx'
import { actFacts, actingOn } from '../../support/case-acts-cast.ts'
import { mounted } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

// Purpose: an act that is done at once, which nothing takes back, is not done by one stray key.

let leave = async () => {}
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

const on = actingOn({ articles: 2 })
const facts = actFacts()

/** The acts of a new copyright notice; what was pressed. */
async function theActs({ articles } = on) {
  const pressed: unknown[] = []
  const bar = await mounted(
    <NextRouter>
      <CaseActBar
        {...{
          id: 7,
          version: 3,
          on: { ...on, articles },
          needsTwo: false,
          hasProposal: false,
          may: ['case.accept'],
        }}
        facts={facts}
        verb={async (press) => {
          pressed.push(press)
          return { done: true, message: '1 篇文章已暂停展示。' }
        }}
        preview={async () => ({ done: true, letters: [] })}
      />
    </NextRouter>,
  )
  leave = bar.leave
  return pressed
}
const key = (name: string) =>
  act(async () => dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true })))

it('the key of an act without a dialog moves to its button, which names it; pressing that does it', async () => {
  const pressed = await theActs()
  await key('a')
  expect(pressed).toEqual([])
  expect(document.activeElement?.textContent).toBe('受理并暂停展示A ↵')
  expect(document.activeElement?.getAttribute('aria-keyshortcuts')).toBe('A')
  await act(async () => (document.activeElement as HTMLButtonElement).click())
  expect(pressed).toEqual([{ act: 'accept', id: 7, version: 3, fields: {} }])
})

it.each([
  ['its button', 'm', '请补材料…M'],
  ['what opens the list of it', 'r', '更多'],
])(
  'a key that opens a dialog gives the focus to %s first, so that closing it leaves the focus there',
  async (_, pressed, control) => {
    await theActs(on)
    await key(pressed)
    expect(document.querySelector('dialog')?.open).toBe(true)
    await act(async () => document.querySelector('dialog')?.close())
    expect(document.activeElement?.textContent).toBe(control)
  },
)
