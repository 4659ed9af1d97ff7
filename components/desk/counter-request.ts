import type { CaseAnswer, CaseFields } from './case-answer.ts'
import { sendDeskForm } from './desk-form-request.ts'

type Entry = { id: number; version: number; fields: CaseFields; key: string; files: readonly File[] }

/** Sends a counter-notice that an editor enters, with the files that came with it. The same form sent again is the same act. */
export async function sendCounter({ id, version, fields, key, files }: Entry): Promise<CaseAnswer> {
  const form = new FormData()
  form.append('version', String(version))
  form.append('key', key)
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') form.append(name, value)
    else if (value === true) form.append(name, 'yes')
  for (const file of files) form.append('files', file)
  const sent = await sendDeskForm(`/api/cases/${id}/counter-notices`, form)
  // What lib/web/desk-counter.ts gives.
  return sent.done ? { done: true, message: (sent.answer as { message: string }).message } : sent
}
