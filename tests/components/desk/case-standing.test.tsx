import type { ComponentProps } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CaseStanding } from '#components/desk/case-standing.tsx'

type Standing = ComponentProps<typeof CaseStanding>

const quiet: Standing = {
  ...{ kind: 'copyright', state: 'received', outcome: null, isUndeliverable: false, isPaused: false },
  ...{ isCounterUndelivered: false, hasLateCounter: false },
}

const said = (changes: Partial<Standing>) =>
  renderToStaticMarkup(<CaseStanding {...quiet} {...changes} />).replace(/<[^>]+>/g, '')

it.each<[Partial<Standing>, string]>([
  [{ state: 'awaiting_counter', isUndeliverable: true }, '条例第十五条'],
  [{ kind: 'privacy', state: 'awaiting_counter', isUndeliverable: true }, '或者作出决定'],
  [{ state: 'counter_received', isCounterUndelivered: true }, '没能用邮件送达投诉人'],
  [{ state: 'counter_received', isPaused: true }, '期限已停止计算'],
  [{ state: 'accepted', hasLateCounter: true }, '请核查是否采纳'],
  [{ state: 'closed', outcome: 'removed', hasLateCounter: true }, '可以重新办理'],
])('a case says why it waits for the desk: %o', (changes, sentence) => {
  expect(said(changes)).toContain(sentence)
})

it('says nothing where the state says enough, or where it speaks of the past', () => {
  expect(said({})).toBe('')
  expect(said({ state: 'closed', outcome: 'restored', hasLateCounter: true, isPaused: true })).toBe('')
})
