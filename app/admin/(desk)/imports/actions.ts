'use server'

import { redirect } from 'next/navigation.js'
import { emptyImport, type ImportFormState } from '#components/desk/import-entry.ts'
import type { RunFormState } from '#components/desk/run-forms.tsx'
import { continueRun } from '#lib/imports/runs/continue-run.ts'
import { decideItem } from '#lib/imports/runs/decide-item.ts'
import { startRun } from '#lib/imports/runs/start-run.ts'
import { stopRun } from '#lib/imports/runs/stop-run.ts'
import { undoRun } from '#lib/imports/runs/undo-run.ts'
import { type Form, formAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { decisionOf, givenIn, orderOf, runNumber } from './order.ts'

/** As many characters as two thousand addresses, or a thousand files, may have. */
const MOST_CHARACTERS = 4_000_000

const notStarted = (refusal: Refusal, form?: Form): ImportFormState => ({
  refusal,
  given: form ? givenIn(form) : emptyImport,
})

/** Starts the import of addresses or of files that were uploaded, and leads to it. */
export const start = formAction(
  notStarted,
  async (form): Promise<ImportFormState> => {
    const { id } = await startRun(await actingEditor(), orderOf(form))
    redirect(`/admin/imports/${id}`)
  },
  MOST_CHARACTERS,
)

const refused = (refusal: Refusal): RunFormState => ({ refusal })
const done: RunFormState = { refusal: null }

export const stop = formAction(refused, async (form) => {
  await stopRun(await actingEditor(), { id: runNumber(form) })
  return done
})

export const goOn = formAction(refused, async (form) => {
  await continueRun(await actingEditor(), { id: runNumber(form) })
  return done
})

export const undo = formAction(refused, async (form: Form) => {
  await undoRun(await actingEditor(), { id: runNumber(form), ...decisionOf(form) })
  return done
})

export const decide = formAction(refused, async (form) => {
  const isWanted = form.text('choice') === 'make'
  await decideItem(await actingEditor(), { id: runNumber(form), key: form.text('item'), isWanted })
  return done
})
