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
import { type Refusal, refusalOf } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { decisionOf, givenIn, orderOf, runNumber } from './order.ts'

/** As many characters as two thousand addresses, or a thousand files, may have. */
const MOST_CHARACTERS = 4_000_000

const notStarted = (refusal: Refusal): ImportFormState => ({ refusal, given: emptyImport })

/** Starts the import of addresses or of files that were uploaded, and leads to it. */
export const start = formAction(
  notStarted,
  async (form): Promise<ImportFormState> => {
    let id: number
    try {
      ;({ id } = await startRun(await actingEditor(), orderOf(form)))
    } catch (error) {
      return { refusal: refusalOf(error), given: givenIn(form) }
    }
    redirect(`/admin/imports/${id}`)
  },
  MOST_CHARACTERS,
)

const refused = (refusal: Refusal): RunFormState => ({ refusal })

export const stop = formAction(refused, (form) =>
  answered(async () => {
    await stopRun(await actingEditor(), { id: runNumber(form) })
  }),
)

export const goOn = formAction(refused, (form) =>
  answered(async () => {
    await continueRun(await actingEditor(), { id: runNumber(form) })
  }),
)

export const undo = formAction(refused, (form: Form) =>
  answered(async () => {
    await undoRun(await actingEditor(), { id: runNumber(form), ...decisionOf(form) })
  }),
)

export const decide = formAction(refused, (form) =>
  answered(async () => {
    const isWanted = form.text('choice') === 'make'
    await decideItem(await actingEditor(), { id: runNumber(form), key: form.text('item'), isWanted })
  }),
)

async function answered(act: () => Promise<void>): Promise<RunFormState> {
  try {
    await act()
    return { refusal: null }
  } catch (error) {
    return { refusal: refusalOf(error) }
  }
}
