// @vitest-environment happy-dom
import { act, type ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import { DeletionNotice } from '#components/desk/deletion-notice.tsx'
import { PreviewLinks } from '#components/desk/preview-links.tsx'
import { type RunFormState, UndoForm } from '#components/desk/run-forms.tsx'
import { done } from '../../support/desk-cast.ts'
import { button, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

let leave = async () => {}
afterEach(async () => leave())
async function open(node: ReactNode) {
  leave = (await mounted(node)).leave
}

/** A verb that is answered when the test says so, and how often it was asked. */
function slowVerb<Answer>(answer: Answer) {
  let count = 0
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const verb = () => {
    count += 1
    return promise
  }
  return { verb, asked: () => count, answer: () => act(async () => resolve(answer)) }
}

it('presses on a button whose verb is under way do nothing, and the focus stays on it', async () => {
  const { verb, asked, answer } = slowVerb({ done: true as const, links: [] })
  const keep = async () => ({ done: true as const, textId: '' })
  const verbs = { keep, list: verb, make: verb, revoke: verb }
  await open(<PreviewLinks id={7} textId={null} verbs={verbs} />)
  const before = asked()
  button('创建链接').focus()
  for (const words of ['创建链接', '创建链接']) await press(words)
  expect(asked() - before).toBe(1)
  expect(button('创建链接').getAttribute('aria-disabled')).toBe('true')
  expect(document.activeElement).toBe(button('创建链接'))
  await answer()
  await press('创建链接')
  expect(asked() - before).toBe(2)
})

it('a form whose action is under way is not sent again', async () => {
  const { verb, asked, answer } = slowVerb<RunFormState>({ refusal: null })
  await open(
    <NextRouter>
      <UndoForm run={7} undo={verb} edited={[]} seenAt="" />
    </NextRouter>,
  )
  for (const words of ['撤销导入', '撤销导入']) await press(words)
  expect(asked()).toBe(1)
  await answer()
  expect(asked()).toBe(1)
})

it('a deletion is undone once', async () => {
  const { verb, asked } = slowVerb(done({}))
  const deletion = { title: '授旗', verb: 'discard' as const, answer: done({}) }
  await open(<DeletionNotice deletion={deletion} undo={verb} onUndone={() => {}} />)
  for (const words of ['撤销', '撤销']) await press(words)
  expect(asked()).toBe(1)
})
