// @vitest-environment happy-dom
import { type ComponentProps, act as settled, useRef } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { CaseActDialog, type Typed } from '#components/desk/case-act-dialog.tsx'
import { fieldsOfAct } from '#components/desk/case-act-fields.ts'
import { type CaseAct, caseActKeys, caseActRow } from '#components/desk/case-acts.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actFacts } from '../../support/case-acts-cast.ts'
import { fill, mounted } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'

// Purpose: whatever the act, a press that came too late says what to do, reads the page anew, and loses nothing that was typed, also
// where the dialog is closed to look at the page.

let leave = async () => {}
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

const facts = actFacts({ isUnderDmca: true })
const message = '黄编辑 于 2026-11-28 09:05 办理过本案，您看到的不是最新的。'
const dialogs = caseActKeys.filter((act) => !caseActRow(act).isAtOnce)
const typedField = (act: CaseAct) =>
  fieldsOfAct(act, facts).find(({ kind }) => kind === 'prose' || kind === 'line')?.name ?? ''
const refused = (changes: Partial<Refusal>) => async () =>
  ({ done: false, refusal: { code: 'conflict', message, fields: {}, details: {}, ...changes } }) as const

type Press = ComponentProps<typeof CaseActDialog>['verb']
type Shown = { act: CaseAct | null; verb?: Press; refresh?: () => void }

function Page({ act, verb = refused({}), refresh = () => {} }: Shown) {
  const typed: Typed = useRef(new Map())
  return (
    <NextRouter router={{ refresh }}>
      <CaseActDialog
        {...{ id: 7, version: 3, facts, act, typed, isProposal: false, onClose: () => {}, onDone: () => {} }}
        verb={verb}
        preview={async () => ({ done: true, letters: [] })}
      />
    </NextRouter>
  )
}

/** Presses, and waits for the answer, which may come from a form with files. */
const submit = () =>
  settled(async () => {
    document.querySelector<HTMLButtonElement>('[type=submit]')?.click()
    await vi.waitFor(() => expect(document.querySelector('[type=submit][aria-disabled=true]')).toBeNull())
    await new Promise((resolve) => setTimeout(resolve, 20))
  })
const alert = () => document.querySelector('[role=alert]')?.textContent

it('every dialog has a field to type into, but one that sends again what was written', () => {
  expect(dialogs.filter((act) => !typedField(act))).toEqual(['tell-source-again'])
})

it.each(dialogs.filter(typedField))('%s: a press that came too late keeps what was typed', async (act) => {
  if (fieldsOfAct(act, facts).some(({ kind }) => kind === 'files')) vi.stubGlobal('fetch', stale)
  const [refresh, field] = [vi.fn(), `dialog [name=${typedField(act)}]`]
  const page = await mounted(<Page act={act} refresh={refresh} />)
  leave = page.leave
  await fill(field, '核对过的情况')
  await submit()
  expect(alert()).toContain('请先核对，再按一次。您填写的内容都会保留')
  expect(alert()).toContain(message)
  expect(refresh).toHaveBeenCalledTimes(1)
  const typed = () => document.querySelector<HTMLInputElement>(field)?.value
  expect(typed()).toBe('核对过的情况')
  await page.show(<Page act={null} />)
  await page.show(<Page act={act} />)
  expect(typed()).toBe('核对过的情况')
})

/** What the route of a form with files answers. */
const stale = async () => Response.json({ code: 'conflict', detail: message }, { status: 409 })

it('a note with a word that is a name is sent once more with what its editor says of it, and other words are not', async () => {
  const verb = vi.fn<Press>(refused({ code: 'invalid-input', details: { isConfirmable: true } }))
  const page = await mounted(<Page act="remove" verb={verb} />)
  leave = page.leave
  const box = () => document.querySelector<HTMLInputElement>('[name=isNoteConfirmed]')
  const sent = () => verb.mock.lastCall?.[0]
  expect(box()).toBeNull()
  await fill('dialog [name=note]', '侵权的证据不足')
  await submit()
  expect(sent()).toMatchObject({ isNoteConfirmed: false })
  await settled(async () => box()?.click())
  expect(box()?.checked).toBe(true)
  await submit()
  expect(sent()).toMatchObject({ fields: { note: '侵权的证据不足' }, isNoteConfirmed: true })
  await fill('dialog [name=note]', '别的话')
  expect(box()?.checked).toBe(false)
  await submit()
  expect(sent()).toMatchObject({ fields: { note: '别的话' }, isNoteConfirmed: false })
})
