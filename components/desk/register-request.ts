import type { RegisteredNotice } from '#lib/cases/register-notice.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { sendDeskForm } from './desk-form-request.ts'

export type RegisterAnswer = { done: true; registered: RegisteredNotice } | { done: false; refusal: Refusal }

/** Sends a notice that an editor enters, with its files. The same form sent again is the same act.
 *  @returns also a refusal for what was not answered */
export async function sendNotice(form: FormData): Promise<RegisterAnswer> {
  const sent = await sendDeskForm('/api/cases', form)
  // What lib/web/desk-notice.ts gives.
  return sent.done ? { done: true, registered: sent.answer as RegisteredNotice } : sent
}
