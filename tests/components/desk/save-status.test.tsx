// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import type { AutosaveState } from '#components/desk/autosave-states.ts'
import { SaveStatus } from '#components/desk/save-status.tsx'
import { mounted } from '../../support/mounted.ts'

let leave = async () => {}
afterEach(async () => leave())

it('says aloud that nothing can be stored, once, and that it is stored again; else it is silent', async () => {
  const status = (state: AutosaveState) => <SaveStatus state={state} words={`${state}，已存在本机`} />
  const { place, show, ...page } = await mounted(status('stored'))
  leave = page.leave
  const said: (string | null)[] = []
  for (const state of ['waiting', 'sending', 'stored', 'unreachable', 'sending', 'unreachable'] as const) {
    await show(status(state))
    said.push(place.textContent)
  }
  const lost = 'unreachable，已存在本机'
  expect(said).toEqual(['', '', '', lost, lost, lost])
  await show(status('stored'))
  expect(place.textContent).toBe('已补存')
})
