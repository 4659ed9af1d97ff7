// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { keepDraft } from '#components/reader/form-draft.ts'

// Purpose: a draft comes back to its own form, and what is kept on the device does not open a case's page.

const RECEIPT = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const OTHER = '01BX5ZZKBKACTAV9WEVGEMMVRZ'

afterEach(() => {
  localStorage.clear()
  document.body.textContent = ''
})

/** The form of a case's page as it is opened, with what the browser restored, and its field. */
function theForm(action: string, restored = '') {
  document.documentElement.lang = 'zh-Hans'
  document.body.innerHTML = `
    <form action="${action}" data-fresh><input type="hidden" name="act" value="answer" />
      <textarea name="message"></textarea><div class="form-end"></div></form>`
  const form = document.querySelector('form') as HTMLFormElement
  const field = form.querySelector('textarea') as HTMLTextAreaElement
  field.value = restored
  return { draft: keepDraft(form, (key) => key), field }
}

function keptFor(action: string): string {
  const { draft, field } = theForm(action)
  field.value = '底片在我这里。'
  draft.save()
  return Object.keys(localStorage).join()
}

it('no key holds the receipt; the same form gets its draft in both scripts, and no other one does', () => {
  const keys = keptFor(`/cases/${RECEIPT}`)
  expect(keys).toMatch(/^form:\w+$/)
  expect(keys.toUpperCase()).not.toContain(RECEIPT)
  expect(theForm(`/hant/cases/${RECEIPT}`).field.value).toBe('底片在我这里。')
  expect(theForm(`/cases/${OTHER}`).field.value).toBe('')
  theForm(`/cases/${RECEIPT}`).draft.clear()
  expect(localStorage.length).toBe(0)
})

it('deletes what was kept under an address, and what nobody came back to', () => {
  const draft = (at: number) => JSON.stringify({ at, values: { message: ['旧'] } })
  localStorage.setItem(`form:/cases/${OTHER}:answer`, draft(Date.now()))
  localStorage.setItem('form:1a2b3c', draft(Date.now() - 31 * 24 * 3_600_000))
  localStorage.setItem('reading', 'dark')
  theForm(`/cases/${RECEIPT}`)
  expect(Object.keys(localStorage)).toEqual(['reading'])
})

it('leaves alone what the browser has restored, and says that there is a draft', () => {
  const path = `/cases/${RECEIPT}`
  keptFor(path)
  expect(theForm(path, '底片在我这里，可以来看。').field.value).toBe('底片在我这里，可以来看。')
  expect(document.querySelector('.form-draft')?.textContent).toContain('restored')
})
