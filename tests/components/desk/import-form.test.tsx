// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { emptyImport, type ImportFormState } from '#components/desk/import-entry.ts'
import { ImportForm } from '#components/desk/import-form.tsx'
import { cities } from '../../support/desk-cast.ts'
import { button, fill, mounted, press } from '../../support/mounted.ts'

let leave = async () => {}
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

const value = (name: string) => document.querySelector<HTMLSelectElement>(`#field-${name}`)?.value
const filled = { addresses: 'https://news.example.cn/1', cityId: '2', columnId: '21', origin: 'original' }

/** The form, filled in and sent to an action of this answer; what it was sent. */
async function sentTo(answer: () => ImportFormState) {
  const sent: Record<string, FormDataEntryValue>[] = []
  const start = async (_: ImportFormState, form: FormData) => {
    sent.push(Object.fromEntries(form))
    return answer()
  }
  leave = (await mounted(<ImportForm start={start} cities={cities} />)).leave
  for (const [name, text] of Object.entries(filled)) await fill(`#field-${name}`, text)
  await act(async () => document.querySelector<HTMLInputElement>('[name=isTrial]')?.click())
  await press('导入网址')
  return sent
}
const formSays = () => ({
  alert: document.querySelector('[role=alert]')?.textContent,
  ...Object.fromEntries(Object.keys(filled).map((name) => [name, value(name)])),
  isTrial: document.querySelector<HTMLInputElement>('[name=isTrial]')?.checked,
})

it('everything that was filled in stays where the portal refuses it', async () => {
  const fields = { addresses: '这不是网址' }
  const refusal = { code: 'invalid-input', message: '请填写网址。', fields, details: {} } as const
  const sent = await sentTo(() => ({ refusal, given: emptyImport }))
  expect(sent).toMatchObject([{ ...filled, isTrial: 'yes', from: 'addresses' }])
  expect(formSays()).toEqual({ ...filled, isTrial: true, alert: '请填写网址。' })
  expect(document.activeElement?.id).toBe('field-addresses')
})

it('everything stays where the portal is not heard of', async () => {
  await sentTo(() => {
    throw new TypeError('fetch failed')
  })
  expect(formSays()).toMatchObject({ ...filled, alert: expect.stringContaining('连接中断') })
  expect(button('导入网址').getAttribute('aria-disabled')).toBe('false')
})

it('a city has its own columns; before one is chosen, those of all can be chosen by group', async () => {
  leave = (await mounted(<ImportForm start={async () => null} cities={cities} />)).leave
  expect(document.querySelectorAll('#field-columnId optgroup')).toHaveLength(2)
  await fill('#field-cityId', '1')
  const columns = [...document.querySelectorAll('#field-columnId option')].map((one) => one.textContent)
  expect(columns).toEqual(['不设栏目', '公益'])
})
