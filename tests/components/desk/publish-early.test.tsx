// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { PublishDialog } from '#components/desk/publish-dialog.tsx'
import type { ListState } from '#components/desk/use-proofreading.ts'
import { cities, someContent } from '../../support/desk-cast.ts'
import { button, mounted, press } from '../../support/mounted.ts'

const CONFIRM = '确认提交修订 ↵'

let leave = async () => {}
afterEach(() => leave())

type Known = { isBusy?: boolean; list?: ListState; words?: string[]; open?: boolean }

/** The question before an amendment, with what the page knows by then. */
async function ask(known: Known) {
  const onConfirm = vi.fn()
  const dialog = ({ isBusy = false, list = 'read', words = [], open = true }: Known) => (
    <PublishDialog
      open={open}
      isPublic
      onDescribe={() => {}}
      base={someContent()}
      content={someContent({ title: '新标题' })}
      origin="repost"
      note="更正了标题。"
      cities={cities}
      openPlaces={0}
      sensitive={() => words}
      isBusy={isBusy}
      list={list}
      onReadList={() => {}}
      onConfirm={onConfirm}
      onClose={() => {}}
    />
  )
  const page = await mounted(dialog(known))
  leave = page.leave
  return { onConfirm, show: (later: Known) => page.show(dialog(later)), place: page.place }
}

it('a press before the word list is read counts once it is read', async () => {
  const { onConfirm, show, place } = await ask({ list: 'reading' })
  await press(CONFIRM)
  expect(onConfirm).not.toHaveBeenCalled()
  expect(place.textContent).toContain('已确认，读到词表后就提交修订。')
  expect(button(CONFIRM).getAttribute('aria-disabled')).toBe('true')
  await show({ list: 'read' })
  expect(onConfirm).toHaveBeenCalledOnce()
})

it.each<Known>([{ list: 'read', words: ['某词'] }, { list: 'missing' }])(
  'and does not where the list has something to ask, or did not come: %j',
  async (later) => {
    const { onConfirm, show } = await ask({ list: 'reading' })
    await press(CONFIRM)
    await show(later)
    await show({ list: 'read' })
    expect(onConfirm).not.toHaveBeenCalled()
  },
)

it('a press before the answer to an earlier one waits for it, and says so', async () => {
  const { onConfirm, show, place } = await ask({ isBusy: true })
  await press(CONFIRM)
  expect(onConfirm).not.toHaveBeenCalled()
  expect(place.textContent).toContain('已确认，收到上一次保存的答复后就提交修订。')
  await show({})
  expect(onConfirm).toHaveBeenCalledOnce()
})

it('a press that says it was checked publishes nothing by itself', async () => {
  const { onConfirm, place } = await ask({ list: 'reading' })
  await press(CONFIRM)
  await act(async () => place.querySelector<HTMLInputElement>('[type=checkbox]')?.click())
  expect(onConfirm).not.toHaveBeenCalled()
  await press(CONFIRM)
  expect(onConfirm).toHaveBeenCalledOnce()
})

it('a question that was closed meanwhile does nothing by itself', async () => {
  const { onConfirm, show } = await ask({ isBusy: true })
  await press(CONFIRM)
  await show({ isBusy: true, open: false })
  await show({})
  expect(onConfirm).not.toHaveBeenCalled()
})
